package org.gridmarket.kernel.purse;

import java.util.regex.Pattern;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.ShownText;

/**
 * Where money comes from or goes to, besides purses: a deal of a market, or what the purse itself knows.
 *
 * @param market the prefix of the market's functions; or {@link #BOOKING}, {@link #RETURNED}
 * @param id the deal, by the market's own name for it: 1..{@link #ID_LENGTH} letters, digits, dot, dash, underscore, so
 *     that a lane of an allocation or an epoch of a lane has an id of its own, and no two closings share a payout's row; the
 *     reference of a booking; the name of a redemption
 */
public record Deal(String market, String id) {
    /** Money that the operator has received outside. */
    public static final String BOOKING = "booking";

    /** Money that was to be paid outside and could not be. */
    public static final String RETURNED = "returned";

    /** Two keys or digests in hex, and a number. */
    public static final int ID_LENGTH = 160;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (ID_LENGTH - 1) + "}");

    public Deal {
        Name.check("market", market);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("deal '" + ShownText.of(id) + "' is not 1.." + ID_LENGTH
                    + " letters, digits, '.', '-' or '_', starting with a letter or digit");
        }
    }

    /**
     * The part of the id before the first dot. A market may pay one deal with what was put into another of the same pot, as an
     * allocation market pays providers with what consumers put down; so not a deal, but a pot never pays more than was put into
     * it.
     */
    public String pot() {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    @Override
    public String toString() {
        return market + " " + id;
    }
}
