package org.gridmarket.coinshuffle.message;

import java.util.List;
import org.gridmarket.coinshuffle.bytes.Octets;

/** What a message says. The number of each kind is its octet on the wire. */
public sealed interface Body {
    Kind kind();

    /** One participant posts at most one message of each kind in a run. */
    enum Kind {
        ANNOUNCE(1),
        SHUFFLE(2),
        CONFIRM(3),
        SIGN(4),
        ACCUSE(5),
        REVEAL(6),
        SIGHT(7),
        /** A kind that does not exist: never sent by this library. */
        UNKNOWN(0);

        private final int octet;

        Kind(int octet) {
            this.octet = octet;
        }

        int octet() {
            return octet;
        }

        static Kind of(int octet) {
            for (var kind : values()) {
                if (kind.octet == octet) {
                    return kind;
                }
            }
            return UNKNOWN;
        }
    }

    /**
     * Phase 1.
     *
     * @param encryptionKey 32 octets; whether they are a usable key is for the judge
     * @param seedCommitment 32 octets
     */
    record Announce(Octets encryptionKey, Octets seedCommitment) implements Body {
        @Override
        public Kind kind() {
            return Kind.ANNOUNCE;
        }
    }

    /**
     * Phase 2: the list of one position, the last position's being the outputs.
     *
     * @param entries all of one length, otherwise as the sender chose: number, length and order are for the judge
     */
    record Shuffle(List<Octets> entries) implements Body {
        public Shuffle {
            entries = List.copyOf(entries);
        }

        @Override
        public Kind kind() {
            return Kind.SHUFFLE;
        }
    }

    /**
     * Phase 3: all see the same run, and my outputs are in it.
     *
     * @param digest 32 octets over all announcements and lists
     */
    record Confirm(Octets digest) implements Body {
        @Override
        public Kind kind() {
            return Kind.CONFIRM;
        }
    }

    /**
     * Phase 4.
     *
     * @param signature 64 octets over the joint transaction
     */
    record Sign(Octets signature) implements Body {
        @Override
        public Kind kind() {
            return Kind.SIGN;
        }
    }

    /** Instead of a list or a confirmation: I cannot go on. Names nobody; the replay does. */
    record Accuse() implements Body {
        @Override
        public Kind kind() {
            return Kind.ACCUSE;
        }
    }

    /**
     * Blame phase.
     *
     * @param seed 32 octets
     */
    record Reveal(Octets seed) implements Body {
        @Override
        public Kind kind() {
            return Kind.REVEAL;
        }
    }

    /**
     * On the ledger, in any phase: somebody is overdue on the face of the board that I am shown. Says nothing beyond what
     * every message says, the head that I see; whoever is shown another one now has both.
     */
    record Sighting() implements Body {
        @Override
        public Kind kind() {
            return Kind.SIGHT;
        }
    }

    /** Signed by its sender, and nothing that the protocol knows: a proof against the sender. */
    record Malformed(Kind kind) implements Body {}
}
