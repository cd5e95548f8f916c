package org.gridmarket.gateway.dashboard;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/** Numbers in addresses; one that is none is the caller's mistake, told in words. */
public final class PageNumbers {
    private PageNumbers() {}

    /** A whole number. */
    public static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw bad("'" + Shown.text(text) + "' is no number");
        }
    }

    /** The index of an interval. */
    public static Interval interval(String text) {
        return within(() -> Interval.of(number(text)));
    }

    /** The index of a round. */
    public static Round round(String text) {
        return within(() -> Round.of(number(text)));
    }

    /** The number of a block. */
    public static long block(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException notOne) {
            throw bad("'" + Shown.text(text) + "' is no block");
        }
    }

    /** What is outside the range of its kind is told likewise. */
    public static <T> T within(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException outside) {
            throw bad(String.valueOf(outside.getMessage()));
        }
    }

    private static BadRequestException bad(String problem) {
        return new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
                .entity(new Pages.Problem(problem))
                .type(MediaType.APPLICATION_JSON)
                .build());
    }
}
