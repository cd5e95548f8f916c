package org.gridmarket.coinshuffle.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import org.gridmarket.coinshuffle.blame.Offence;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.message.SignedHead;

/**
 * One way to misbehave.
 *
 * @param name for the test report
 * @param acts what is done instead, by the kind of the honest message; other kinds stay honest
 * @param offences of which one must be found; empty when the rest of the run does not suffer
 * @param positions where it is possible at all
 */
record Sabotage(String name, Map<Body.Kind, Act> acts, Set<Offence> offences, IntPredicate positions) {
    /** What is posted instead of an honest message. */
    @FunctionalInterface
    interface Act {
        List<Octets> instead(Saboteur saboteur, Message message);
    }

    Act actOn(Body.Kind kind) {
        return acts.getOrDefault(kind, (saboteur, message) -> List.of(message.encoded()));
    }

    static List<Sabotage> all() {
        var all = new ArrayList<Sabotage>();
        for (var kind : List.of(Body.Kind.ANNOUNCE, Body.Kind.SHUFFLE, Body.Kind.CONFIRM, Body.Kind.SIGN)) {
            all.addAll(inEveryStep(kind, Map.of(), ""));
        }
        var accusingFirst = Map.of(Body.Kind.SHUFFLE, instead(new Body.Accuse()));
        all.addAll(inEveryStep(Body.Kind.REVEAL, accusingFirst, " after a false accusation"));
        all.addAll(announcements());
        all.addAll(lists());
        all.addAll(stolenEntries());
        all.addAll(spoiledOnions());
        all.addAll(lateSteps());
        return all;
    }

    private static List<Sabotage> inEveryStep(Body.Kind kind, Map<Body.Kind, Act> before, String suffix) {
        return List.of(
                step("silent", kind, before, suffix, Offence.SILENT, (s, m) -> List.of()),
                step("late", kind, before, suffix, Offence.LATE, Saboteur::holdBack),
                step("malformed", kind, before, suffix, Offence.MALFORMED, (s, m) -> List.of(s.truncated(m))),
                new Sabotage(
                        "equivocating " + kind + suffix,
                        with(before, kind, Sabotage::twice),
                        equivocation(kind),
                        Sabotage::anywhere),
                step(
                        "pretending a sight",
                        kind,
                        before,
                        suffix,
                        Offence.FALSE_SIGHT,
                        (s, m) -> List.of(
                                s.claimingToHaveSeen(m, new SignedHead(1, s.random.next(32), s.random.next(64))))));
    }

    private static List<Sabotage> announcements() {
        var kind = Body.Kind.ANNOUNCE;
        var lowOrder = Octets.copyOf(new byte[32]);
        return List.of(
                one("key of low order", kind, Offence.MALFORMED, (s, m) -> announce(s, m, lowOrder)),
                one(
                        "key in a second encoding",
                        kind,
                        Offence.MALFORMED,
                        (s, m) -> announce(s, m, Octets.ofHex("ff".repeat(32)))),
                one(
                        "copied key",
                        kind,
                        Offence.FALSE_SEED,
                        (s, m) -> announce(
                                s, m, s.victimsSeed.encryptionPair().key().octets())),
                one("accusing before anything happened", kind, Offence.OUT_OF_TURN, instead(new Body.Accuse())),
                new Sabotage(
                        "copied key and commitment, then the copied seed",
                        Map.of(
                                kind,
                                (s, m) -> List.of(s.resigned(
                                        m,
                                        new Body.Announce(
                                                s.victimsSeed
                                                        .encryptionPair()
                                                        .key()
                                                        .octets(),
                                                s.victimsSeed.commitment()))),
                                Body.Kind.REVEAL,
                                (s, m) -> List.of(s.resigned(m, new Body.Reveal(s.victimsSeed.reveal())))),
                        EnumSet.of(Offence.FALSE_SEED),
                        Sabotage::anywhere),
                new Sabotage(
                        "copied commitment, then a false accusation",
                        Map.of(
                                kind,
                                (s, m) -> List.of(s.resigned(
                                        m,
                                        new Body.Announce(
                                                ((Body.Announce) m.body()).encryptionKey(),
                                                s.victimsSeed.commitment()))),
                                Body.Kind.SHUFFLE,
                                instead(new Body.Accuse())),
                        EnumSet.of(Offence.FALSE_SEED),
                        Sabotage::anywhere));
    }

    private static List<Sabotage> lists() {
        return List.of(
                list("one entry too many", Sabotage::anywhere, EnumSet.of(Offence.BAD_LIST), (s, list) -> {
                    list.add(s.extraOnion());
                    return sorted(list);
                }),
                list("one entry too few", Sabotage::anywhere, EnumSet.of(Offence.BAD_LIST), (s, list) -> {
                    list.remove(0);
                    return list;
                }),
                list(
                        "shorter entries",
                        Sabotage::notLast,
                        EnumSet.of(Offence.BAD_LIST),
                        (s, list) -> list.stream()
                                .map(entry -> entry.slice(0, entry.length() - 1))
                                .toList()),
                list("not sorted", Sabotage::anywhere, EnumSet.of(Offence.BAD_LIST), (s, list) -> {
                    list.add(list.remove(0));
                    return list;
                }));
    }

    private static List<Sabotage> stolenEntries() {
        return List.of(
                list(
                        "entry of another copied over an own",
                        Sabotage::notFirst,
                        EnumSet.of(Offence.BAD_LIST),
                        (s, list) -> {
                            list.set(
                                    list.indexOf(s.ownEntries().get(0)),
                                    s.othersEntries(list).get(0));
                            list.sort(null);
                            return list;
                        }),
                list("entry of another dropped for noise", Sabotage::notFirst, dropped(), (s, list) -> {
                    list.set(
                            list.indexOf(s.othersEntries(list).get(0)),
                            s.random.next(list.get(0).length()));
                    return sorted(list);
                }),
                list(
                        "entry of another replaced by an own",
                        Sabotage::notFirst,
                        EnumSet.of(Offence.TAMPERED_LIST),
                        (s, list) -> {
                            list.set(list.indexOf(s.othersEntries(list).get(0)), s.extraOnion());
                            return sorted(list);
                        }));
    }

    private static List<Sabotage> spoiledOnions() {
        return List.of(
                list("noise for an own onion", Sabotage::notLast, EnumSet.of(Offence.BAD_ONION), (s, list) -> {
                    list.set(
                            list.indexOf(s.ownEntries().get(0)),
                            s.random.next(list.get(0).length()));
                    return sorted(list);
                }),
                list("onion from another seed", Sabotage::notLast, EnumSet.of(Offence.NOT_FROM_SEED), (s, list) -> {
                    list.set(list.indexOf(s.ownEntries().get(0)), s.extraOnion());
                    return sorted(list);
                }),
                list(
                        "onion around no account",
                        Sabotage::notLast,
                        EnumSet.of(Offence.BAD_ONION),
                        (s, list) -> around(s, list, new AccountKey(Octets.ofHex("ff".repeat(32))))),
                list(
                        "onion around a participant's account",
                        Sabotage::notLast,
                        EnumSet.of(Offence.BAD_ONION),
                        (s, list) -> around(s, list, s.run.at(1))),
                list(
                        "two onions around one account",
                        Sabotage::notLast,
                        EnumSet.of(Offence.REPEATED_OUTPUT),
                        (s, list) -> around(s, list, s.outputs().get(1))),
                one(
                        "false accusation on turn",
                        Body.Kind.SHUFFLE,
                        Offence.FALSE_ACCUSATION,
                        instead(new Body.Accuse())),
                one(
                        "list and accusation",
                        Body.Kind.SHUFFLE,
                        Offence.CONTRADICTION,
                        (s, m) -> List.of(s.resigned(m, new Body.Accuse()), m.encoded())));
    }

    private static List<Sabotage> lateSteps() {
        var reveal = instead(new Body.Reveal(Octets.copyOf(new byte[32])));
        return List.of(
                one(
                        "false digest",
                        Body.Kind.CONFIRM,
                        Offence.FALSE_CONFIRMATION,
                        (s, m) -> List.of(s.resigned(m, new Body.Confirm(s.random.next(32))))),
                one(
                        "false accusation at the end",
                        Body.Kind.CONFIRM,
                        Offence.FALSE_ACCUSATION,
                        instead(new Body.Accuse())),
                one(
                        "confirmation and accusation",
                        Body.Kind.CONFIRM,
                        Offence.CONTRADICTION,
                        (s, m) -> List.of(s.resigned(m, new Body.Accuse()), m.encoded())),
                one(
                        "invalid signature",
                        Body.Kind.SIGN,
                        Offence.INVALID_SIGNATURE,
                        (s, m) -> List.of(s.resigned(m, new Body.Sign(s.random.next(64))))),
                one("accusing after confirming", Body.Kind.SIGN, Offence.CONTRADICTION, instead(new Body.Accuse())),
                one("seed nobody asked for", Body.Kind.SIGN, Offence.OUT_OF_TURN, reveal),
                new Sabotage(
                        "false seed after a false accusation",
                        Map.of(Body.Kind.CONFIRM, instead(new Body.Accuse()), Body.Kind.REVEAL, reveal),
                        EnumSet.of(Offence.FALSE_SEED),
                        Sabotage::anywhere));
    }

    private static Sabotage one(String name, Body.Kind kind, Offence offence, Act act) {
        return new Sabotage(name, Map.of(kind, act), EnumSet.of(offence), Sabotage::anywhere);
    }

    private static Sabotage step(
            String name, Body.Kind kind, Map<Body.Kind, Act> before, String suffix, Offence offence, Act act) {
        return new Sabotage(
                name + " " + kind + suffix, with(before, kind, act), EnumSet.of(offence), Sabotage::anywhere);
    }

    private static Map<Body.Kind, Act> with(Map<Body.Kind, Act> before, Body.Kind kind, Act act) {
        var acts = new HashMap<>(before);
        acts.put(kind, act);
        return acts;
    }

    /** In the last step the first of two messages may end the run before the second is read. */
    private static Set<Offence> equivocation(Body.Kind kind) {
        return switch (kind) {
            case SIGN -> EnumSet.of(Offence.EQUIVOCATION, Offence.INVALID_SIGNATURE);
            case REVEAL -> EnumSet.of(Offence.EQUIVOCATION, Offence.FALSE_SEED);
            default -> EnumSet.of(Offence.EQUIVOCATION);
        };
    }

    private static Sabotage list(
            String name,
            IntPredicate positions,
            Set<Offence> offences,
            BiFunction<Saboteur, List<Octets>, List<Octets>> change) {
        Act act = (saboteur, message) -> message.body() instanceof Body.Shuffle shuffle
                ? List.of(saboteur.resigned(
                        message, new Body.Shuffle(change.apply(saboteur, new ArrayList<>(shuffle.entries())))))
                : List.of(message.encoded());
        return new Sabotage(name, Map.of(Body.Kind.SHUFFLE, act), offences, positions);
    }

    /** At the last position noise is a list without an account, unless it happens to be a point. */
    private static Set<Offence> dropped() {
        return EnumSet.of(Offence.TAMPERED_LIST, Offence.BAD_LIST);
    }

    private static Act instead(Body body) {
        return (saboteur, message) -> List.of(saboteur.resigned(message, body));
    }

    private static List<Octets> announce(Saboteur saboteur, Message message, Octets key) {
        var honest = (Body.Announce) message.body();
        return List.of(saboteur.resigned(message, new Body.Announce(key, honest.seedCommitment())));
    }

    private static List<Octets> around(Saboteur saboteur, List<Octets> list, AccountKey core) {
        list.removeAll(saboteur.ownEntries());
        var outputs = new ArrayList<>(saboteur.outputs());
        outputs.set(0, core);
        list.addAll(saboteur.onionsAround(outputs));
        return sorted(list);
    }

    /** The honest message, and a second one of its kind that says something else. */
    private static List<Octets> twice(Saboteur s, Message message) {
        var other = switch (message.body()) {
            case Body.Announce honest ->
                new Body.Announce(s.victimsSeed.encryptionPair().key().octets(), honest.seedCommitment());
            case Body.Shuffle honest ->
                new Body.Shuffle(honest.entries().subList(1, honest.entries().size()));
            case Body.Confirm honest -> new Body.Confirm(s.random.next(32));
            case Body.Sign honest -> new Body.Sign(s.random.next(64));
            case Body.Reveal honest -> new Body.Reveal(s.random.next(32));
            case Body.Accuse honest -> honest;
            case Body.Sighting honest -> honest;
            case Body.Malformed honest -> honest;
        };
        var second = s.resigned(message, other);
        return message.kind() == Body.Kind.SIGN || message.kind() == Body.Kind.REVEAL
                ? List.of(second, message.encoded())
                : List.of(message.encoded(), second);
    }

    private static boolean anywhere(int position) {
        return position >= 1;
    }

    private static boolean notFirst(int position) {
        return position > 1;
    }

    private static boolean notLast(int position) {
        return position < Table.SIZE;
    }

    private static List<Octets> sorted(List<Octets> list) {
        return List.copyOf(new TreeSet<>(list));
    }

    @Override
    public String toString() {
        return name;
    }
}
