package dev.djinn.trainer.synth.art;

/** What a colour is for. */
enum Role {
    SKY_TOP,
    SKY_LOW,
    FAR,
    NEAR,
    GROUND,
    GROUND_DARK,
    TOP,
    PLATFORM,
    LEAF,
    LEAF_LIGHT,
    WOOD,
    WALL,
    ROOF,
    GLASS,
    STONE,
    BLOOM,
    CLOUD,
    LIGHT,
    LINE,
    PAPER,
    HERO,
    HERO_DARK,
    HERO_LIGHT,
    TRIM,
    EYE,
    EYE_WHITE,
    ENEMY,
    ENEMY_DARK,
    COIN
}
