package dev.djinn.trainer.synth.art;

/** What sort of country a scene shows: which colours are natural there, what stands about, what is seen far away. */
enum Biome {
    MEADOW("205 55 95, 200 20 99, 210 25 80, 130 40 70, 30 55 55, 28 60 38, 105 65 70, 95 60 55"),
    FOREST("190 30 80, 150 20 90, 160 30 55, 140 50 40, 28 50 38, 25 55 25, 120 60 45, 90 50 40"),
    DESERT("200 45 95, 40 25 99, 25 40 85, 30 50 80, 38 45 85, 32 50 65, 42 40 95, 25 60 60"),
    SNOW("210 45 85, 205 12 99, 212 25 88, 210 20 92, 210 30 72, 215 40 55, 200 4 100, 205 25 95"),
    CITY("220 30 75, 30 25 95, 230 18 65, 225 22 50, 220 8 50, 220 12 35, 220 6 70, 10 45 55"),
    CAVE("250 40 22, 265 35 30, 260 30 32, 255 30 40, 25 25 42, 25 30 26, 30 25 55, 30 40 60"),
    SPACE("240 60 8, 270 50 20, 250 40 30, 230 35 40, 215 15 55, 215 20 35, 190 40 75, 0 50 60"),
    CASTLE("230 25 60, 30 20 85, 240 15 55, 235 12 45, 20 12 58, 20 15 40, 30 8 72, 30 50 50"),
    BEACH("195 60 98, 185 25 99, 190 55 80, 185 60 70, 42 35 95, 38 40 78, 45 25 99, 30 55 65"),
    ROOM("40 15 92, 35 18 85, 30 20 75, 25 25 65, 25 50 55, 22 55 38, 25 40 70, 350 40 55");

    private static final String REST =
            "120 55 45, 100 50 65, 25 55 40, 20 30 88, 5 65 65, 200 35 95, 220 8 62, 330 55 92,"
                    + " 210 4 100, 48 45 100, 240 25 15, 45 4 97,"
                    + " 0 80 90, 0 80 55, 30 35 95, 220 70 60, 0 0 8, 0 0 100, 280 60 60, 280 60 35, 48 85 100";

    private final int[][] hsv;

    Biome(String colours) {
        String[] all = (colours + "," + REST).split(",", -1);
        hsv = new int[Role.values().length][];
        for (int i = 0; i < hsv.length; i++) {
            String[] parts = all[i].strip().split(" ", -1);
            hsv[i] = new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])};
        }
    }

    /** Hue in degrees, saturation and value in per cent, for every {@link Role}. */
    int[][] hsv() {
        return hsv.clone();
    }

    /** Whether there is a sky. */
    boolean outdoors() {
        return this != CAVE && this != ROOM;
    }
}
