package org.gridmarket.agent.energy.meter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.process.LineFile;

/**
 * The readings of a real meter, kept over restarts. One that cannot be is told and not taken: negative, of an interval that is
 * not over, a second one that differs, one whose cycle is billed. One that comes late is told and taken. Nothing is ever
 * guessed. Thread-safe.
 */
public final class ReadingBook implements MeteredFlows {
    /** So many intervals after its end a reading is late. */
    public static final int LATE_AFTER = 4;

    private final LineFile file;
    private final NavigableMap<Interval, NetEnergy> net = new TreeMap<>();
    private final Set<Interval> heard = new HashSet<>();

    public ReadingBook(Path folder, MeterId meter) {
        file = new LineFile(folder.resolve(meter.name() + ".readings"));
        for (String line : file.lines()) {
            String[] words = line.split(" ", -1);
            net.put(Interval.of(Integer.parseInt(words[0])), new NetEnergy(Long.parseLong(words[1])));
        }
    }

    /** A reading is not as it should be. */
    public record Complaint(Interval t, String what, boolean taken) {}

    /**
     * Takes in what a sensor says.
     *
     * @param due the first interval that is not billed
     * @return what is wrong with it, if anything
     */
    public synchronized Optional<Complaint> take(
            MeterReading reading, MarketCalendar calendar, LedgerTime now, Interval due) {
        Interval t = reading.t();
        String said = reading.producedWh() + " Wh out and " + reading.consumedWh() + " Wh in";
        if (reading.producedWh() < 0 || reading.consumedWh() < 0) {
            return Optional.of(new Complaint(t, said + ": a counter cannot be negative", false));
        }
        if (now.isBefore(calendar.end(t))) {
            return Optional.of(
                    new Complaint(t, said + ": the interval is not over; it is to be said again when it is", false));
        }
        NetEnergy fresh = Energy.ofWh(reading.producedWh()).net(Energy.ofWh(reading.consumedWh()));
        NetEnergy known = net.get(t);
        boolean again = !heard.add(t);
        if (known != null && known.equals(fresh)) { // a source that is read anew after a restart says all again
            return again ? Optional.of(new Complaint(t, said + ": it was said twice", false)) : Optional.empty();
        }
        if (known != null) {
            return Optional.of(new Complaint(t, said + ": " + known + " was read before, and stays", false));
        }
        if (t.isBefore(due)) {
            return Optional.of(new Complaint(t, said + ": its cycle is billed", false));
        }
        file.append(t.index() + " " + fresh.wh() + "\n");
        net.put(t, fresh);
        boolean late = !now.isBefore(calendar.end(t.plus(LATE_AFTER)));
        return late ? Optional.of(new Complaint(t, said + ": it came late", true)) : Optional.empty();
    }

    /** Intervals from one on that were over some time ago and have no reading, ascending. */
    public synchronized List<Interval> missing(Interval from, MarketCalendar calendar, LedgerTime now) {
        Interval over = calendar.intervalAt(now).minus(1 + LATE_AFTER);
        if (over.isBefore(from)) {
            return List.of();
        }
        return new ArrayList<>(IntervalSet.range(from, over).stream()
                .filter(t -> !net.containsKey(t))
                .toList());
    }

    @Override
    public synchronized Optional<NetEnergy> net(Interval t) {
        return Optional.ofNullable(net.get(t));
    }
}
