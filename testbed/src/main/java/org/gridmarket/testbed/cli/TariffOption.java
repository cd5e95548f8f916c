package org.gridmarket.testbed.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.solve.SolveSettings;
import picocli.CommandLine;

/** The option {@code --tariff}: what the DSO pays and charges, and the grid fee, which make the price band. */
final class TariffOption {
    /** The usual one as it is typed. */
    static final String DEFAULT = "80/300/10";

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(\\d{1,7})/(\\d{1,7})");

    @CommandLine.Option(
            names = "--tariff",
            paramLabel = "SURPLUS/DEFICIT/FEE",
            defaultValue = DEFAULT,
            converter = Reading.class,
            description =
                    "What the DSO pays for a surplus and charges for a deficit, and the fee of each side of a trade,"
                            + " in micro-units per Wh. Offers trade between SURPLUS + FEE and DEFICIT - FEE.")
    private Tariff tariff = SolveSettings.TARIFF;

    Tariff tariff() {
        return tariff;
    }

    /** For the line before a result. */
    static String text(Tariff tariff) {
        return "tariff: the DSO pays " + tariff.surplusPrice() + " and charges " + tariff.deficitPrice() + ", fee "
                + tariff.fee() + " from each side; offers trade at "
                + tariff.bandLow().microPerWh() + ".."
                + tariff.bandHigh();
    }

    /** Reads three prices. */
    static final class Reading implements CommandLine.ITypeConverter<Tariff> {
        @Override
        public Tariff convert(String typed) {
            Matcher parts = FORM.matcher(typed);
            if (!parts.matches()) {
                throw new CommandLine.TypeConversionException(
                        "'" + typed + "' is no SURPLUS/DEFICIT/FEE in micro-units per Wh such as " + DEFAULT);
            }
            try {
                return new Tariff(price(parts.group(1)), price(parts.group(2)), price(parts.group(3)));
            } catch (IllegalArgumentException impossible) {
                throw new CommandLine.TypeConversionException("tariff " + typed + ": " + impossible.getMessage());
            }
        }

        private static UnitPrice price(String typed) {
            return new UnitPrice(Long.parseLong(typed));
        }
    }
}
