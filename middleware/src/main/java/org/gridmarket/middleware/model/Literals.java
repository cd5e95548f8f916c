package org.gridmarket.middleware.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.antlr.v4.runtime.ParserRuleContext;

/** Numbers and texts as they are written. */
final class Literals {
    /** Longer ones are refused: no component needs more digits than a double has. */
    private static final int DIGITS = 40;

    private Literals() {}

    /** What stands between quotes; a backslash stands before a quote or another backslash. */
    static String text(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char each = quoted.charAt(i);
            if (each == '\\' && isEscaped(quoted.charAt(i + 1))) {
                i++;
                each = quoted.charAt(i);
            }
            text.append(each);
        }
        return text.toString();
    }

    private static boolean isEscaped(char next) {
        return next == '"' || next == '\'' || next == '\\';
    }

    /** A number with or without a fraction; 0 and a fault beyond the range. */
    static Value number(ParserRuleContext place, Faults faults) {
        String digits = place.getText();
        if (digits.length() > DIGITS) {
            faults.add(
                    Faults.at(place),
                    ModelRejection.SYNTAX,
                    "a number of " + digits.length() + " characters; at most " + DIGITS);
            return new Value.Whole(0);
        }
        return isWhole(digits)
                ? new Value.Whole(whole(digits, Faults.at(place), faults))
                : fraction(digits, place, faults);
    }

    private static boolean isWhole(String digits) {
        return digits.chars().noneMatch(each -> each == '.' || each == 'e' || each == 'E');
    }

    private static Value fraction(String digits, ParserRuleContext place, Faults faults) {
        try {
            return new Value.Fraction(new BigDecimal(digits));
        } catch (NumberFormatException beyond) {
            faults.add(Faults.at(place), ModelRejection.SYNTAX, digits + " is beyond the range of numbers");
            return new Value.Whole(0);
        }
    }

    /** A number without a fraction, whose range the caller checks: beyond that of numbers it is the largest or smallest. */
    static long clamped(String digits) {
        BigInteger exact = new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits);
        return exact.max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** A number without a fraction; 0 and a fault beyond the range. */
    static long whole(String digits, Position at, Faults faults) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException beyond) {
            faults.add(at, ModelRejection.SYNTAX, "a whole number has at most 18 digits");
            return 0;
        }
    }
}
