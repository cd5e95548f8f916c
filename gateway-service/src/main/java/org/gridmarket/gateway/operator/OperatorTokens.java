package org.gridmarket.gateway.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Who may act for the organisation: a line for each operator, {@code NAME SHA-256-OF-TOKEN}, so that each act has a name and
 * the file no token. Empty lines and those that begin with # are passed over.
 */
final class OperatorTokens {
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9.-]{0,39})\\s+([0-9a-f]{64})");

    private record Operator(String name, Bytes hash) {}

    private final List<Operator> operators;

    private OperatorTokens(List<Operator> operators) {
        this.operators = operators;
    }

    /** Refuses, with file and line, what is no such line, and a name or token that comes twice. */
    static OperatorTokens read(Path file) {
        try {
            return of(Files.readAllLines(file), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.operator.tokens-file: cannot read " + file, unreadable);
        }
    }

    private static OperatorTokens of(List<String> lines, Path file) {
        List<Operator> operators = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "gridmarket.operator.tokens-file: " + file + ":" + (i + 1) + ": ";
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException(place + "not 'NAME HASH': a name of small letters, digits, dots and"
                        + " hyphens, at most 40, and the SHA-256 of the operator's token, 64 hexadecimal digits"
                        + " (printf %s TOKEN | sha256sum)");
            }
            Operator operator = new Operator(parts.group(1), Bytes.hex(parts.group(2)));
            if (operators.stream().anyMatch(known -> isTaken(known, operator))) {
                throw new IllegalArgumentException(place + "name or token of an operator above");
            }
            operators.add(operator);
        }
        return new OperatorTokens(List.copyOf(operators));
    }

    private static boolean isTaken(Operator known, Operator other) {
        return known.name().equals(other.name()) || known.hash().equals(other.hash());
    }

    /** Whose token this is. All are compared, each in the same time wherever they differ. */
    Optional<String> nameOf(String token) {
        byte[] shown = hash(token).copy();
        Optional<String> name = Optional.empty();
        for (Operator operator : operators) {
            if (MessageDigest.isEqual(operator.hash().copy(), shown)) {
                name = Optional.of(operator.name());
            }
        }
        return name;
    }

    private static Bytes hash(String token) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
