#version 330 core
// A tube: curved glass, a scan line for each row of pixels, a shadow mask of three colours, darker corners.
in vec2 at;
out vec4 colour;
uniform sampler2D picture;
uniform vec2 source;
uniform vec2 target;
void main() {
    vec2 glass = at * 2.0 - 1.0;
    glass *= 1.0 + 0.035 * glass.yx * glass.yx;
    vec2 bent = glass * 0.5 + 0.5;
    if (any(lessThan(bent, vec2(0.0))) || any(greaterThan(bent, vec2(1.0)))) {
        colour = vec4(0.0, 0.0, 0.0, 1.0);
        return;
    }
    vec2 pixel = bent * source;
    vec2 fromMiddle = fract(pixel) - 0.5;
    vec2 soft = clamp(fromMiddle * 3.0, -0.5, 0.5);
    vec3 light = texture(picture, (floor(pixel) + 0.5 + soft * vec2(0.5, 0.25)) / source).rgb;
    float line = 0.78 + 0.22 * cos(fromMiddle.y * 6.2831853);
    float column = mod(gl_FragCoord.x, 3.0);
    vec3 mask = vec3(column < 1.0 ? 1.08 : 0.92, column >= 1.0 && column < 2.0 ? 1.08 : 0.92, column >= 2.0 ? 1.08 : 0.92);
    float corners = 1.0 - 0.18 * dot(glass * glass, glass * glass) * 0.5;
    colour = vec4(clamp(light * line * mask * corners * 1.15, 0.0, 1.0), 1.0);
}
