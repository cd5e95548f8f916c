package org.gridmarket.agent.energy.meter;

import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.process.LineFile;

/** Notes of a meter in a file that only its owner may read: {@code committed INTERVAL WH}, {@code deducted INTERVAL MICRO}. */
public final class MeterNotesFile implements MeterNotes {
    private static final String COMMITTED = "committed";
    private static final String DEDUCTED = "deducted";

    private final LineFile file;
    private final NavigableMap<Interval, NetEnergy> committed = new TreeMap<>();
    private final Map<Interval, Money> deducted = new TreeMap<>();

    public MeterNotesFile(Path folder, MeterId meter) {
        file = new LineFile(folder.resolve(meter.name() + ".notes"));
        file.lines().forEach(this::remember);
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        Interval t = Interval.of(Integer.parseInt(words[1]));
        long amount = Long.parseLong(words[2]);
        switch (words[0]) {
            case COMMITTED -> committed.putIfAbsent(t, new NetEnergy(amount));
            case DEDUCTED -> deducted.putIfAbsent(t, new Money(amount));
            default -> throw new IllegalStateException(file + " has the unknown line '" + line + "'");
        }
    }

    @Override
    public void committing(NavigableMap<Interval, NetEnergy> deviations) {
        if (deviations.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        deviations.forEach((t, net) -> lines.append(line(COMMITTED, t, net.wh())));
        file.append(lines.toString());
        deviations.forEach(committed::putIfAbsent);
    }

    @Override
    public void deducting(Interval last, Money credit) {
        file.append(line(DEDUCTED, last, credit.micro()));
        deducted.putIfAbsent(last, credit);
    }

    private static String line(String what, Interval t, long amount) {
        return what + " " + t.index() + " " + amount + "\n";
    }

    @Override
    public NavigableMap<Interval, NetEnergy> committed() {
        return new TreeMap<>(committed);
    }

    @Override
    public Optional<Money> deducted(Interval last) {
        return Optional.ofNullable(deducted.get(last));
    }
}
