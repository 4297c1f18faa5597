#version 330 core
// One triangle that covers the screen; at is 0..1 from the picture's top left.
out vec2 at;
void main() {
    vec2 corner = vec2((gl_VertexID & 1) * 4 - 1, (gl_VertexID & 2) * 2 - 1);
    at = (corner + 1.0) * 0.5;
    gl_Position = vec4(corner, 0.0, 1.0);
}
