package org.gridmarket.middleware.model;

import java.math.BigDecimal;
import org.antlr.v4.runtime.Token;
import org.gridmarket.middleware.model.text.ApplicationTextParser.CpuUsageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.MemoryUsageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.NetUsageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.RateContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.SpaceUsageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.UsageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.UsesContext;
import org.jspecify.annotations.Nullable;

/**
 * What an actor may use. Units are the original's: a kilobyte has 1,024 bytes, memory and space without a unit are megabytes
 * (its compiler loses those), and a time of processors without a unit is in seconds.
 */
final class UsageReader {
    private static final long KILO = 1_024;
    private static final long MEGA = KILO * KILO;

    /** A machine has less than 1,000 cores, 1 TiB of memory and files for an actor, and a network of 1 TiB a second. */
    private static final int MOST_PERCENT = 100_000;

    private static final long MOST_BYTES = MEGA * MEGA;

    private final Faults faults;
    private Usage.@Nullable Cpu cpu;
    private long memory;
    private long space;
    private Usage.@Nullable Network network;

    UsageReader(Faults faults) {
        this.faults = faults;
    }

    Usage read(UsesContext text) {
        for (UsageContext each : text.usage()) {
            switch (each) {
                case CpuUsageContext use -> cpu(use);
                case MemoryUsageContext use -> {
                    once(memory != Usage.UNBOUNDED, use, "memory");
                    memory = bytes(use.INT().getText(), use.unit, use);
                }
                case SpaceUsageContext use -> {
                    once(space != Usage.UNBOUNDED, use, "space");
                    space = bytes(use.INT().getText(), use.unit, use);
                }
                case NetUsageContext use -> net(use);
                default -> throw new IllegalArgumentException("the grammar has no such usage: " + each.getText());
            }
        }
        return new Usage(cpu, memory, space, network);
    }

    private void once(boolean again, UsageContext place, String what) {
        if (again) {
            faults.add(Faults.at(place), ModelRejection.NAME_TWICE, "the use of " + what + " stands here already");
        }
    }

    private void cpu(CpuUsageContext use) {
        once(cpu != null, use, "processors");
        long percent = within(Literals.clamped(use.INT().getText()), MOST_PERCENT, use);
        cpu = new Usage.Cpu(use.hard != null, (int) percent, over(use));
    }

    /** The original counts seconds where no unit stands, unlike for other times. */
    private long over(CpuUsageContext use) {
        if (use.duration() == null) {
            return 1_000;
        }
        long number = Durations.millis(use.duration(), faults);
        return use.duration().unit == null ? within(number * 1_000, ModelLimits.LONGEST_MILLIS, use) : number;
    }

    private long bytes(String digits, @Nullable Token unit, UsageContext place) {
        long number = Literals.clamped(digits);
        long factor = switch (unit == null ? "mb" : unit.getText()) {
            case "kb" -> KILO;
            case "gb" -> KILO * MEGA;
            default -> MEGA;
        };
        return within(number, MOST_BYTES / factor, place) * factor;
    }

    private void net(NetUsageContext use) {
        once(network != null, use, "the network");
        network = new Usage.Network(
                rate(use.rate(0), use),
                use.ceiling == null ? Usage.UNBOUNDED : rate(use.ceiling, use),
                use.number() == null ? Usage.UNBOUNDED : times(Literals.number(use.number(), faults), KILO, use));
    }

    private long rate(RateContext text, UsageContext place) {
        long factor = text.unit.getText().equals("mbps") ? MEGA : KILO;
        return times(Literals.number(text.number(), faults), factor, place);
    }

    private long times(Value number, long factor, UsageContext place) {
        BigDecimal exact = switch (number) {
            case Value.Whole(long whole) -> BigDecimal.valueOf(whole);
            case Value.Fraction(BigDecimal fraction) -> fraction;
            case Value.Text text -> throw new IllegalArgumentException("a text is no number");
            case Value.Truth truth -> throw new IllegalArgumentException("a truth is no number");
        };
        BigDecimal bytes = exact.multiply(BigDecimal.valueOf(factor));
        boolean fits = bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(BigDecimal.valueOf(MOST_BYTES)) <= 0;
        return fits ? bytes.longValue() : within(0, MOST_BYTES / factor, place);
    }

    private long within(long number, long most, UsageContext place) {
        if (number < 1 || number > most) {
            faults.add(Faults.at(place), ModelRejection.SYNTAX, "a bound is 1.." + most + " of this unit");
            return 1;
        }
        return number;
    }
}
