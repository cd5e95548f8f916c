package org.gridmarket.testbed.privacy.mixing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.coinshuffle.local.InProcessMix;
import org.gridmarket.coinshuffle.local.MixMeasurement;
import org.gridmarket.coinshuffle.local.Stopwatch;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;

/** What honest mixes cost, all participants in this process. */
public final class MixBench {
    private static final int MEDIAN = 50;
    private static final int P95 = 95;

    private final Stopwatch watch;
    private final int warmUp;
    private final int runs;

    /**
     * @param warmUp runs that are not counted
     * @param runs runs that are, at least 1
     */
    public MixBench(Stopwatch watch, int warmUp, int runs) {
        this.watch = watch;
        this.warmUp = warmUp;
        this.runs = runs;
    }

    /**
     * A line of the result; messages and octets are the same in every run.
     *
     * @param participants N
     * @param wallMs median, ms
     * @param wallP95Ms 95th percentile, ms
     * @param cpuMs median of the whole process, ms
     * @param messages on the board
     * @param octets of these messages
     */
    public record Row(int participants, long wallMs, long wallP95Ms, long cpuMs, int messages, long octets) {
        /** The keys of spec cli. */
        public Map<String, Object> keys() {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("participants", participants);
            keys.put("wall_ms", wallMs);
            keys.put("cpu_ms", cpuMs);
            keys.put("messages", messages);
            keys.put("bytes", octets);
            return keys;
        }
    }

    /** Measures N participants with one bundle each. */
    public Row measure(int participants) {
        for (int i = 0; i < warmUp; i++) {
            once(participants, -1L - i);
        }
        List<MixMeasurement> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            measured.add(once(participants, i));
        }
        List<Long> wall =
                measured.stream().map(one -> one.wall().toMillis()).sorted().toList();
        List<Long> cpu =
                measured.stream().map(one -> one.cpu().toMillis()).sorted().toList();
        MixMeasurement any = measured.getFirst();
        return new Row(participants, at(wall, MEDIAN), at(wall, P95), at(cpu, MEDIAN), any.messages(), any.octets());
    }

    private MixMeasurement once(int participants, long seed) {
        return new InProcessMix(new CoinShuffle(), participants, 1, new SeededOctets(seed), HopWork.IN_PARALLEL)
                .run(watch);
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
