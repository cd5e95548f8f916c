package org.gridmarket.testbed.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Frames of a small thermal camera, 32 x 24 pixels of 0.01 K, with a known number of people who stand apart: a room at 20
 * degrees, noise of a tenth of a degree, each person a warm spot. Seed in, same frames out.
 */
public final class ThermalFrames {
    static final int WIDTH = 32;
    static final int HEIGHT = 24;
    static final int MOST_PEOPLE = 4;

    private static final double ROOM = 29_315;
    private static final double NOISE = 10;
    private static final double LEAST_WARMTH = 450;
    private static final double MORE_WARMTH = 300;
    private static final double LEAST_RADIUS = 1.3;
    private static final double MORE_RADIUS = 0.5;

    /** So many pixels lie between two people, or they are one spot. */
    private static final double APART = 8;

    private static final int MARGIN = 3;
    private static final int TRIES = 50;
    private static final int BYTE = 8;
    private static final int LOW = 0xff;

    /**
     * A frame.
     *
     * @param bytes as the sensor gives them
     * @param people on it
     */
    public record Frame(Bytes bytes, int people) {}

    private record Person(double x, double y, double warmth, double radius) {
        double at(int column, int row) {
            double square = (column - x) * (column - x) + (row - y) * (row - y);
            return warmth * Math.exp(-square / (2 * radius * radius));
        }
    }

    private final SplittableRandom random;

    public ThermalFrames(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The next frame. */
    public synchronized Frame next() {
        List<Person> people = people();
        byte[] bytes = new byte[2 * WIDTH * HEIGHT];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double value = ROOM + NOISE * random.nextGaussian();
                for (Person person : people) {
                    value += person.at(column, row);
                }
                int pixel = row * WIDTH + column;
                int rounded = (int) Math.round(value);
                bytes[2 * pixel] = (byte) (rounded & LOW);
                bytes[2 * pixel + 1] = (byte) (rounded >> BYTE);
            }
        }
        return new Frame(Bytes.of(bytes), people.size());
    }

    private List<Person> people() {
        int wanted = random.nextInt(MOST_PEOPLE + 1);
        List<Person> people = new ArrayList<>();
        for (int tries = 0; people.size() < wanted && tries < TRIES; tries++) {
            Person one = new Person(
                    MARGIN + random.nextDouble() * (WIDTH - 1 - 2 * MARGIN),
                    MARGIN + random.nextDouble() * (HEIGHT - 1 - 2 * MARGIN),
                    LEAST_WARMTH + random.nextDouble() * MORE_WARMTH,
                    LEAST_RADIUS + random.nextDouble() * MORE_RADIUS);
            if (people.stream().allMatch(other -> Math.hypot(other.x() - one.x(), other.y() - one.y()) >= APART)) {
                people.add(one);
            }
        }
        return people;
    }
}
