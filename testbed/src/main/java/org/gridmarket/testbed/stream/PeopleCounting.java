package org.gridmarket.testbed.stream;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.stream.party.StreamApplication;

/** A customer whose camera looks at a room, and who is told how many people are in it; it knows the truth. Thread-safe. */
final class PeopleCounting implements StreamApplication {
    private record Place(int epoch, int position) {}

    private record Shown(int people, long nanos) {}

    private final ThermalFrames camera;
    private final ThermalFrames tests;
    private final Map<Place, Shown> shown = new HashMap<>();
    private final Set<Place> answered = new HashSet<>();
    private final long[] millis = new long[1 << 16];
    private int answers;
    private int right;
    private int tested;

    /** @param seed of the camera; tests have another */
    PeopleCounting(long seed) {
        this.camera = new ThermalFrames(seed);
        this.tests = new ThermalFrames(~seed);
    }

    @Override
    public synchronized Optional<Bytes> input(int epoch, int position) {
        ThermalFrames.Frame frame = camera.next();
        shown.put(new Place(epoch, position), new Shown(frame.people(), System.nanoTime()));
        return Optional.of(frame.bytes());
    }

    /** With people on it: an empty room is soon guessed. */
    @Override
    public synchronized Bytes freshTest() {
        ThermalFrames.Frame frame = tests.next();
        while (frame.people() == 0) {
            frame = tests.next();
        }
        tested++;
        return frame.bytes();
    }

    @Override
    public synchronized void output(
            AllocationId allocation, AccountKey supplier, int epoch, int position, Bytes output) {
        Place place = new Place(epoch, position);
        Shown of = shown.get(place);
        if (of == null || !answered.add(place)) {
            return;
        }
        millis[answers % millis.length] = (System.nanoTime() - of.nanos()) / 1_000_000;
        answers++;
        if (output.length() > 0 && output.copy()[0] == of.people()) {
            right++;
        }
    }

    /** Frames that the sensor has given. */
    synchronized int frames() {
        return shown.size();
    }

    synchronized int answers() {
        return answers;
    }

    /** Answers that tell how many people were there; tests stand in the place of some frames, and mostly tell otherwise. */
    synchronized int right() {
        return right;
    }

    synchronized int tested() {
        return tested;
    }

    /** From a frame to its first answer, ms. */
    synchronized long[] millis() {
        return Arrays.copyOf(millis, Math.min(answers, millis.length));
    }
}
