package org.gridmarket.chain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.ledger.ShellRejection;

/**
 * A refusal of the kernel as it reaches a client: names of codes travel, not the codes.
 *
 * @param code name of a RejectionCode
 * @param source section or equation
 * @param detail what, which value, which limit
 */
public record Refusal(String code, String source, String detail) {
    // what Rejection.text() writes; a detail may hold anything, a source no bracket
    private static final Pattern TEXT = Pattern.compile("([A-Z][A-Z0-9_]*): (.*) \\[([^\\[\\]]*)]", Pattern.DOTALL);

    /** Reads the text of a Rejection; empty when it is none. */
    static Optional<Refusal> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Refusal(parts.group(1), parts.group(3), parts.group(2)))
                : Optional.empty();
    }

    /** Whether it says that the operation had been carried out before; the detail is then the first outcome. */
    boolean isRepetition() {
        return code.equals(ShellRejection.OPERATION_REPEATED.name());
    }

    public String text() {
        return code + ": " + detail + " [" + source + "]";
    }
}
