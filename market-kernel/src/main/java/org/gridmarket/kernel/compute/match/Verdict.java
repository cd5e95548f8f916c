package org.gridmarket.kernel.compute.match;

/** Whose fault a run shows; the ledger computes it. */
public enum Verdict {
    /** The provider's. */
    RP(Side.WRONG),
    /** Nobody's: the result is right and delivered. */
    NONE(Side.RIGHT),
    /** The directory does not give what it has signed for. */
    DIRECTORY(Side.RIGHT),
    /** Nobody knows. */
    NOBODY(Side.UNKNOWN);

    /** What mediators agree or disagree about: whether the provider did its duty. */
    public enum Side {
        WRONG,
        RIGHT,
        UNKNOWN
    }

    private final Side side;

    Verdict(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /** How a match closes by it. */
    Outcome outcome() {
        return switch (this) {
            case RP -> Outcome.RP;
            case NONE -> Outcome.NONE;
            case DIRECTORY -> Outcome.DIRECTORY;
            case NOBODY -> Outcome.NOBODY;
        };
    }

    /** Of a run of this match whose opening is known, or counts as missing, or does not matter. */
    static Verdict of(Match match, RunReport report) {
        return switch (report) {
            case RunReport.Absent() -> RP; // who claims to have executed it had the inputs
            case RunReport.Undecided() -> NOBODY;
            case RunReport.Ran ran -> of(match, ran);
        };
    }

    private static Verdict of(Match match, RunReport.Ran ran) {
        Opening opening = match.opening();
        if (opening == null || isOther(match, ran, opening)) {
            return RP;
        }
        if (!match.isAboutDelivery()) {
            return NONE;
        }
        return switch (ran.delivery()) {
            case BAD -> RP;
            case GONE -> DIRECTORY;
            case GOOD, NOT_ASKED -> NONE;
        };
    }

    /** What a container gives, nobody else can tell: only its delivery must open to what was committed to. */
    private static boolean isOther(Match match, RunReport.Ran ran, Opening opening) {
        return match.isReproducible() ? !ran.hasResultOf(opening) : ran.opensOtherwiseThan(opening);
    }
}
