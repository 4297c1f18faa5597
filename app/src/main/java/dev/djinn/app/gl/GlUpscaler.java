package dev.djinn.app.gl;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.system.MemoryUtil;

/**
 * Draws one triangle with the frame as its texture into a buffer of the wanted size, and reads that back. Row 0 is the
 * picture's first row on the way in and out, so nothing is turned upside down.
 */
public final class GlUpscaler implements Upscaler {
    private static final int BYTES_PER_PIXEL = 4;
    private static final int OPAQUE = 255;

    private final EglContext context = new EglContext();
    private final Map<Filter, Integer> programs = new EnumMap<>(Filter.class);
    private final int texture;
    private final int target = GL33C.glGenRenderbuffers();
    private int width;
    private int height;

    /** @throws IllegalStateException if this computer has no OpenGL 3.3 by EGL */
    public GlUpscaler() {
        GL33C.glBindVertexArray(GL33C.glGenVertexArrays());
        texture = GL33C.glGenTextures();
        GL33C.glBindTexture(GL33C.GL_TEXTURE_2D, texture);
        set(GL33C.GL_TEXTURE_MIN_FILTER, GL33C.GL_LINEAR);
        set(GL33C.GL_TEXTURE_MAG_FILTER, GL33C.GL_LINEAR);
        set(GL33C.GL_TEXTURE_WRAP_S, GL33C.GL_CLAMP_TO_EDGE);
        set(GL33C.GL_TEXTURE_WRAP_T, GL33C.GL_CLAMP_TO_EDGE);
        GL33C.glBindFramebuffer(GL33C.GL_FRAMEBUFFER, GL33C.glGenFramebuffers());
        GL33C.glBindRenderbuffer(GL33C.GL_RENDERBUFFER, target);
    }

    private static void set(int parameter, int value) {
        GL33C.glTexParameteri(GL33C.GL_TEXTURE_2D, parameter, value);
    }

    @Override
    public Picture enlarge(Picture picture, Filter filter, int toWidth, int toHeight) {
        resize(toWidth, toHeight);
        int program = programs.computeIfAbsent(filter, GlUpscaler::program);
        GL33C.glUseProgram(program);
        GL33C.glUniform2f(GL33C.glGetUniformLocation(program, "source"), picture.width(), picture.height());
        GL33C.glUniform2f(GL33C.glGetUniformLocation(program, "target"), width, height);
        ByteBuffer pixels = MemoryUtil.memAlloc(Math.max(picture.bgra().length, width * height * BYTES_PER_PIXEL));
        try {
            upload(picture, pixels.clear());
            GL33C.glDrawArrays(GL33C.GL_TRIANGLES, 0, 3);
            GL33C.glReadPixels(0, 0, width, height, GL33C.GL_BGRA, GL33C.GL_UNSIGNED_INT_8_8_8_8_REV, pixels.clear());
            byte[] bgra = new byte[width * height * BYTES_PER_PIXEL];
            pixels.get(bgra);
            for (int alpha = BYTES_PER_PIXEL - 1; alpha < bgra.length; alpha += BYTES_PER_PIXEL) {
                bgra[alpha] = (byte) OPAQUE;
            }
            requireSound();
            return new Picture(width, height, bgra);
        } finally {
            MemoryUtil.memFree(pixels);
        }
    }

    private static void upload(Picture picture, ByteBuffer pixels) {
        pixels.put(picture.bgra()).flip();
        GL33C.glTexImage2D(
                GL33C.GL_TEXTURE_2D,
                0,
                GL33C.GL_RGBA8,
                picture.width(),
                picture.height(),
                0,
                GL33C.GL_BGRA,
                GL33C.GL_UNSIGNED_INT_8_8_8_8_REV,
                pixels);
    }

    private void resize(int toWidth, int toHeight) {
        if (toWidth == width && toHeight == height) {
            return;
        }
        GL33C.glRenderbufferStorage(GL33C.GL_RENDERBUFFER, GL33C.GL_RGBA8, toWidth, toHeight);
        GL33C.glFramebufferRenderbuffer(
                GL33C.GL_FRAMEBUFFER, GL33C.GL_COLOR_ATTACHMENT0, GL33C.GL_RENDERBUFFER, target);
        if (GL33C.glCheckFramebufferStatus(GL33C.GL_FRAMEBUFFER) != GL33C.GL_FRAMEBUFFER_COMPLETE) {
            throw new IllegalStateException("it cannot draw " + toWidth + "x" + toHeight + " pixels");
        }
        GL33C.glViewport(0, 0, toWidth, toHeight);
        width = toWidth;
        height = toHeight;
    }

    private static void requireSound() {
        int error = GL33C.glGetError();
        if (error != GL33C.GL_NO_ERROR) {
            throw new IllegalStateException("it failed with error " + error);
        }
    }

    private static int program(Filter filter) {
        int program = GL33C.glCreateProgram();
        attach(program, GL33C.GL_VERTEX_SHADER, "screen.vert");
        attach(program, GL33C.GL_FRAGMENT_SHADER, filter.name().toLowerCase(Locale.ROOT) + ".frag");
        GL33C.glLinkProgram(program);
        if (GL33C.glGetProgrami(program, GL33C.GL_LINK_STATUS) == GL33C.GL_FALSE) {
            throw new IllegalStateException("it refuses a filter: " + GL33C.glGetProgramInfoLog(program));
        }
        return program;
    }

    private static void attach(int program, int kind, String resource) {
        int shader = GL33C.glCreateShader(kind);
        GL33C.glShaderSource(shader, read(resource));
        GL33C.glCompileShader(shader);
        if (GL33C.glGetShaderi(shader, GL33C.GL_COMPILE_STATUS) == GL33C.GL_FALSE) {
            throw new IllegalStateException("it refuses " + resource + ": " + GL33C.glGetShaderInfoLog(shader));
        }
        GL33C.glAttachShader(program, shader);
        GL33C.glDeleteShader(shader);
    }

    private static String read(String resource) {
        try (InputStream in = GlUpscaler.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
