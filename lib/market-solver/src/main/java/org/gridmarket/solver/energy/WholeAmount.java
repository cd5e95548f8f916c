package org.gridmarket.solver.energy;

/** Optima over integer data are small fractions; this takes the noise of floating point off. */
final class WholeAmount {
    /** Holds halves, thirds, quarters, fifths and sixths. */
    private static final double PARTS = 60;

    private static final double NOISE = 1e-6;

    private WholeAmount() {}

    /** The near fraction if there is one, else a little less than the number, so that it can still be reached. */
    static double near(double number) {
        double near = Math.rint(number * PARTS) / PARTS;
        double noise = NOISE * Math.max(1, Math.abs(number) * NOISE);
        return Math.abs(near - number) <= noise ? near : number - noise;
    }
}
