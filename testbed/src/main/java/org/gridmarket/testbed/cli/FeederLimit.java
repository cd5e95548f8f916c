package org.gridmarket.testbed.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import picocli.CommandLine;

/** Reads {@code CI/CE} in kW, or {@code none}: the limits of every feeder. */
final class FeederLimit implements CommandLine.ITypeConverter<NetLimit> {
    static final String DEFAULT = "25/20";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)/(\\d{1,9}(?:\\.\\d{1,6})?)");
    private static final BigDecimal WH_PER_KW = BigDecimal.valueOf(250);

    @Override
    public NetLimit convert(String typed) {
        if (typed.equals("none")) {
            return new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED);
        }
        Matcher parts = FORM.matcher(typed);
        if (!parts.matches()) {
            throw new CommandLine.TypeConversionException(
                    "'" + typed + "' is no pair of limits in kW such as 25/20, and not 'none'");
        }
        try {
            return new NetLimit(energy(parts.group(1)), energy(parts.group(2)));
        } catch (IllegalArgumentException impossible) {
            throw new CommandLine.TypeConversionException("limits " + typed + ": " + impossible.getMessage());
        }
    }

    private static Energy energy(String kilowatts) {
        return Energy.ofWh(new BigDecimal(kilowatts)
                .multiply(WH_PER_KW)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
