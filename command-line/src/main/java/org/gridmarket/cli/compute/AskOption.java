package org.gridmarket.cli.compute;

import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** An ask as it is typed: three amounts in µ. */
final class AskOption implements CommandLine.ITypeConverter<Ask> {
    @Override
    public Ask convert(String typed) {
        String[] parts = typed.split(",", -1);
        if (parts.length != 3) {
            throw new CommandLine.TypeConversionException(
                    "'" + typed + "' is no START,TERA,GIB: µ for a start, for 10^12 instructions, for 2^30 bytes");
        }
        try {
            return new Ask(money(parts[0]), money(parts[1]), money(parts[2]));
        } catch (ArithmeticException | IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Money money(String typed) {
        return new Money(Long.parseLong(typed.strip()));
    }
}
