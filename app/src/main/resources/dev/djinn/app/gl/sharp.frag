#version 330 core
// Sharp bilinear: each pixel a square of any size; between two squares one screen pixel mixes them.
in vec2 at;
out vec4 colour;
uniform sampler2D picture;
uniform vec2 source;
uniform vec2 target;
void main() {
    vec2 pixel = at * source;
    vec2 scale = max(target / source, 1.0);
    vec2 fromMiddle = fract(pixel) - 0.5;
    vec2 flat_ = 0.5 - 0.5 / scale;
    vec2 soft = (fromMiddle - clamp(fromMiddle, -flat_, flat_)) * scale + 0.5;
    colour = vec4(texture(picture, (floor(pixel) + soft) / source).rgb, 1.0);
}
