package org.gridmarket.coinshuffle.local;

import java.util.Arrays;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.coinshuffle.testing.SeededOctets;

/** Prints what mixes of 5, 10, 20 and 50 participants cost. Started by hand; no test, because it measures time. */
final class MixBenchmark {
    private static final int RUNS = 20;

    private MixBenchmark() {}

    public static void main(String[] arguments) {
        System.out.println("N   median wall   p95 wall   median CPU   messages   octets");
        var sizes = arguments.length > 0
                ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {5, 10, 20, 50};
        for (int participants : sizes) {
            measure(participants, 3); // warm up
            print(measure(participants, RUNS));
        }
    }

    private static MixMeasurement[] measure(int participants, int runs) {
        var measured = new MixMeasurement[runs];
        for (int i = 0; i < runs; i++) {
            var mix = new InProcessMix(new CoinShuffle(), participants, 1, new SeededOctets(i), HopWork.IN_PARALLEL);
            measured[i] = mix.run(new JvmStopwatch());
        }
        return measured;
    }

    private static void print(MixMeasurement[] runs) {
        var wall = Arrays.stream(runs).map(MixMeasurement::wall).sorted().toList();
        var cpu = Arrays.stream(runs).map(MixMeasurement::cpu).sorted().toList();
        System.out.printf(
                "%-3d %8d ms %8d ms %9d ms %10d %8d%n",
                runs[0].participants(),
                wall.get(runs.length / 2).toMillis(),
                wall.get(runs.length * 95 / 100).toMillis(),
                cpu.get(runs.length / 2).toMillis(),
                runs[0].messages(),
                runs[0].octets());
    }
}
