#version 330 core
// Catmull-Rom: a cubic curve through the pixels, 4 x 4 of them.
in vec2 at;
out vec4 colour;
uniform sampler2D picture;
uniform vec2 source;
uniform vec2 target;
vec4 weights(float x) {
    float x2 = x * x;
    float x3 = x2 * x;
    return vec4(-0.5 * x3 + x2 - 0.5 * x, 1.5 * x3 - 2.5 * x2 + 1.0, -1.5 * x3 + 2.0 * x2 + 0.5 * x, 0.5 * x3 - 0.5 * x2);
}
void main() {
    vec2 pixel = at * source - 0.5;
    vec2 between = fract(pixel);
    ivec2 base = ivec2(floor(pixel));
    vec4 across = weights(between.x);
    vec4 down = weights(between.y);
    vec3 sum = vec3(0.0);
    for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
            ivec2 neighbour = clamp(base + ivec2(column - 1, row - 1), ivec2(0), ivec2(source) - 1);
            sum += texelFetch(picture, neighbour, 0).rgb * across[column] * down[row];
        }
    }
    colour = vec4(clamp(sum, 0.0, 1.0), 1.0);
}
