package org.gridmarket.testbed.privacy.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.message.Body;

/** Ways to misbehave in a mix, by what is posted in place of the honest message. All of them are found out. */
public enum Misbehaviour {
    /** No announcement. */
    SILENT_ANNOUNCE {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return honest instanceof Body.Announce ? List.of() : List.of(honest);
        }
    },
    /** No list on its turn. */
    SILENT {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return honest instanceof Body.Shuffle ? List.of() : List.of(honest);
        }
    },
    /** No confirmation. */
    SILENT_CONFIRM {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return honest instanceof Body.Confirm ? List.of() : List.of(honest);
        }
    },
    /** No signature, when all outputs are known. */
    SILENT_SIGN {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return honest instanceof Body.Sign ? List.of() : List.of(honest);
        }
    },
    /** The list comes after its deadline. */
    LATE {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return List.of(honest);
        }

        @Override
        boolean holdsBack(Body honest) {
            return honest instanceof Body.Shuffle;
        }
    },
    /** An encryption key of low order, to which everybody could open. */
    LOW_ORDER_KEY {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return honest instanceof Body.Announce announce
                    ? List.of(new Body.Announce(ZEROS, announce.seedCommitment()))
                    : List.of(honest);
        }
    },
    /** One entry of the list is dropped for noise of the same length. */
    DROP {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return changed(honest, entries -> {
                Octets dropped = entries.removeFirst();
                entries.add(padded(noise, dropped.length()));
            });
        }
    },
    /** One entry too many. */
    EXTRA {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return changed(
                    honest,
                    entries -> entries.add(padded(noise, entries.getFirst().length())));
        }
    },
    /** One entry too few. */
    SHORT {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return changed(honest, List::removeFirst);
        }
    },
    /** Two different lists, both signed. */
    EQUIVOCATE {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            if (!(honest instanceof Body.Shuffle)) {
                return List.of(honest);
            }
            List<Body> both = new ArrayList<>(List.of(honest));
            both.addAll(changed(honest, List::removeFirst));
            return both;
        }
    },
    /** Says that the list before its own cannot be opened, which is a lie. */
    FALSE_ACCUSATION {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return List.of(honest instanceof Body.Shuffle ? new Body.Accuse() : honest);
        }
    },
    /** Says at the end that its outputs are missing, which is a lie. */
    FALSE_ACCUSATION_AT_END {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return List.of(honest instanceof Body.Confirm ? new Body.Accuse() : honest);
        }
    },
    /** Confirms messages that nobody has posted. */
    FALSE_DIGEST {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return List.of(honest instanceof Body.Confirm ? new Body.Confirm(noise) : honest);
        }
    },
    /** Accuses, and then reveals a seed that is not its own. */
    FALSE_SEED {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return switch (honest) {
                case Body.Confirm confirm -> List.of(new Body.Accuse());
                case Body.Reveal reveal -> List.of(new Body.Reveal(noise));
                default -> List.of(honest);
            };
        }
    },
    /** A signature that signs nothing. */
    BAD_SIGNATURE {
        @Override
        List<Body> instead(Body honest, Octets noise) {
            return List.of(honest instanceof Body.Sign ? new Body.Sign(padded(noise, SIGNATURE)) : honest);
        }
    };

    /** Octets of noise that {@link #instead} is given. */
    static final int NOISE = 32;

    private static final int SIGNATURE = 64;
    private static final Octets ZEROS = Octets.copyOf(new byte[NOISE]);

    /** Changes a list in place. */
    @FunctionalInterface
    private interface Change {
        void to(List<Octets> entries);
    }

    /** What is posted instead of an honest message. */
    abstract List<Body> instead(Body honest, Octets noise);

    /** Whether what is posted waits until its deadline is over. */
    boolean holdsBack(Body honest) {
        return false;
    }

    /** The name as it is typed. */
    public String typed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a name as it is typed. */
    public static Optional<Misbehaviour> parse(String typed) {
        return Arrays.stream(values())
                .filter(kind -> kind.typed().equals(typed))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Misbehaviour::typed).collect(Collectors.joining(", "));
    }

    private static List<Body> changed(Body honest, Change change) {
        if (!(honest instanceof Body.Shuffle shuffle)) {
            return List.of(honest);
        }
        List<Octets> entries = new ArrayList<>(shuffle.entries());
        change.to(entries);
        return List.of(new Body.Shuffle(List.copyOf(new TreeSet<>(entries))));
    }

    private static Octets padded(Octets noise, int length) {
        byte[] bytes = Arrays.copyOf(noise.toArray(), length);
        Arrays.fill(bytes, Math.min(noise.length(), length), length, (byte) 1);
        return Octets.copyOf(bytes);
    }
}
