package dev.djinn.app.gl;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL12;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGL15;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** OpenGL 3.3 without a window or a display server, current on the thread that opened it. */
final class EglContext implements AutoCloseable {
    private static final int PLATFORM_SURFACELESS = 0x31DD;
    private static final String SURFACELESS = "EGL_MESA_platform_surfaceless";
    private static final long NONE = MemoryUtil.NULL;

    private final long display;
    private final long context;

    /** @throws IllegalStateException if this computer has no OpenGL 3.3 by EGL */
    EglContext() {
        display = display();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer major = stack.mallocInt(1);
            IntBuffer minor = stack.mallocInt(1);
            require(display != NONE && EGL10.eglInitialize(display, major, minor), "no EGL display can be opened");
            EGL.createDisplayCapabilities(display, major.get(0), minor.get(0));
            require(EGL12.eglBindAPI(EGL14.EGL_OPENGL_API), "EGL has no OpenGL");
            PointerBuffer configs = stack.mallocPointer(1);
            IntBuffer found = stack.mallocInt(1);
            IntBuffer wanted = stack.ints(
                    EGL10.EGL_SURFACE_TYPE,
                    EGL10.EGL_PBUFFER_BIT,
                    EGL12.EGL_RENDERABLE_TYPE,
                    EGL14.EGL_OPENGL_BIT,
                    EGL10.EGL_NONE);
            require(
                    EGL10.eglChooseConfig(display, wanted, configs, found) && found.get(0) > 0,
                    "EGL has no way to draw off the screen");
            IntBuffer version = stack.ints(
                    EGL15.EGL_CONTEXT_MAJOR_VERSION,
                    3,
                    EGL15.EGL_CONTEXT_MINOR_VERSION,
                    3,
                    EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK,
                    EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                    EGL10.EGL_NONE);
            context = EGL10.eglCreateContext(display, configs.get(0), NONE, version);
            require(context != NONE, "there is no OpenGL 3.3");
        }
        require(EGL10.eglMakeCurrent(display, NONE, NONE, context), "OpenGL does not draw without a surface");
        GL.createCapabilities();
    }

    /** Mesa draws without any display; other drivers have one to begin with. */
    private static long display() {
        String extensions = EGL10.eglQueryString(NONE, EGL10.EGL_EXTENSIONS);
        long getPlatformDisplay = EGL.getCapabilities().eglGetPlatformDisplay;
        // LWJGL's own method refuses the null that means "no native display" here
        return extensions != null && extensions.contains(SURFACELESS) && getPlatformDisplay != NONE
                ? JNI.callPPP(PLATFORM_SURFACELESS, NONE, NONE, getPlatformDisplay)
                : EGL10.eglGetDisplay(EGL14.EGL_DEFAULT_DISPLAY);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        EGL10.eglMakeCurrent(display, NONE, NONE, NONE);
        EGL10.eglDestroyContext(display, context);
    }
}
