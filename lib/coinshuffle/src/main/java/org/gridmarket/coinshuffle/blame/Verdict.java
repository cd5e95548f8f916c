package org.gridmarket.coinshuffle.blame;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.run.JointTransaction;

/** What the messages of a run prove so far. Everything but {@link Pending} is final. */
public sealed interface Verdict {
    /** The run goes on. */
    record Pending() implements Verdict {}

    /**
     * All signed.
     *
     * @param signatures in the order of positions
     */
    record Completed(JointTransaction transaction, List<Octets> signatures) implements Verdict {
        public Completed {
            signatures = List.copyOf(signatures);
        }
    }

    /** At least one fault; the culprits are excluded together and the others begin a new run. */
    record Blamed(List<Fault> faults) implements Verdict {
        public Blamed {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("a verdict of guilt that names nobody");
            }
        }

        public Set<AccountKey> culprits() {
            return faults.stream().map(Fault::culprit).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The board is at fault and no participant is: the run is void, and goes on with another board. */
    record BoardGuilty(BoardOffence offence) implements Verdict {}

    /** These octets prove nothing: the chain is broken or the board's signature is missing. */
    record Unproven() implements Verdict {}

    /** What a board can be found guilty of. */
    enum BoardOffence {
        /** It signed two heads under one number. */
        FORKED,
        /** Its entries do not continue its chain, or their signature fails: seen by the reader, proves nothing. */
        BROKEN_CHAIN,
        /** Its stamps are ahead of the reader's clock by more than the tolerance. */
        FUTURE_STAMP
    }

    default boolean isFinal() {
        return !(this instanceof Pending);
    }
}
