package org.gridmarket.testkit.discovery.mutant;

import java.util.List;
import org.gridmarket.testkit.discovery.HistoryByHand;
import org.gridmarket.testkit.mutant.SourceEdit;

/** All of them: those of the reference model (LITERAL), and those that this simulation has found. */
public final class EarlierWordings {
    private static final String PROTOCOL = "lib/discovery/src/main/java/org/gridmarket/discovery/protocol/";
    private static final String TABLE = PROTOCOL + "NodeTable.java";
    private static final String NODE = PROTOCOL + "DiscoveryNode.java";
    private static final String SUMMARIES = PROTOCOL + "Summaries.java";
    private static final String SUBSCRIPTION = PROTOCOL + "Subscription.java";
    private static final String ACTORS = PROTOCOL + "LocalActors.java";
    private static final String OWN = PROTOCOL + "OwnCard.java";
    private static final String SETTLING = PROTOCOL + "Settling.java";
    private static final String RECORD =
            "lib/discovery/src/main/java/org/gridmarket/discovery/record/ServiceRecord.java";

    /** In the order in which they were found. */
    public static final List<EarlierWording> ALL = List.of(
            wording(
                    "a member that the membership layer drops is down at once",
                    "3",
                    edit(
                            NODE,
                            "ifPresent(entry -> table.suspect(entry, nowMillis));\n    }\n\n    /** Something has come from",
                            "ifPresent(entry -> entry.doubtUntil(nowMillis));\n    }\n\n    /** Something has come from")),
            wording(
                    "a lease ends at a time of the clock of whoever tells",
                    "1",
                    edit(
                            TABLE,
                            "return Math.clamp(entry.age(nowMillis), 0, DiscoveryLimits.HIGHEST_AGE_MILLIS);",
                            "return Math.clamp(entry.issuedMillis, 0, DiscoveryLimits.HIGHEST_AGE_MILLIS);"),
                    edit(
                            TABLE,
                            "        long ageMillis = copy.ageMillis();\n",
                            "        long ageMillis = copy.ageMillis() == 0 ? 0 : nowMillis - copy.ageMillis();\n"),
                    edit(
                            TABLE,
                            "Math.min(nowMillis - copy.ageMillis(), entry.firstMillis)",
                            "Math.min(copy.ageMillis() == 0 ? nowMillis : copy.ageMillis(), entry.firstMillis)")),
            wording(
                    "a head renews though its content has not arrived",
                    HistoryByHand.THE_CONTENT_OF_A_CHANGE_IS_LOST_AND_SO_IS_EVERY_ANSWER,
                    edit(
                            TABLE,
                            "            if (!complete) {\n",
                            "            if (!complete) {\n                entry.deadlineMillis = entry.issuedMillis"
                                    + " + entry.newest.leaseFor(site);\n")),
            wording(
                    "a relayed head starts a whole lease",
                    HistoryByHand.A_CHAIN_OF_JOINERS_TELLS_OF_A_DEAD_NODE,
                    edit(TABLE, "        long ageMillis = copy.ageMillis();\n", "        long ageMillis = 0;\n")),
            wording(
                    "of several copies of one head only the first counts, with the age it claims",
                    HistoryByHand.A_LIAR_IS_FASTER_THAN_THE_NETWORK_AND_CALLS_EACH_HEAD_OLD,
                    edit(TABLE, "boolean younger = claim > entry.issuedMillis;", "boolean younger = false;")),
            wording(
                    "of several copies of one head each renews, with the age it claims",
                    HistoryByHand.A_LIAR_SHOWS_THE_LAST_HEAD_OF_A_DEAD_NODE_AGAIN_AND_AGAIN,
                    edit(
                            TABLE,
                            "Math.min(nowMillis - copy.ageMillis(), entry.firstMillis)",
                            "nowMillis - copy.ageMillis()")),
            wording(
                    "summaries do not tell ages",
                    HistoryByHand.A_NODE_IS_HEARD_THROUGH_OTHERS_ONLY_AND_A_LIAR_CALLS_IT_OLD_FIRST,
                    edit(SUMMARIES, "|| (one.key().equals(other.key())", "|| (one.key().isAfter(other.key())")),
            wording(
                    "what a doubt has ended lives again by a copy of the very head that it was heard with",
                    HistoryByHand.A_LATE_COPY_OF_THE_LAST_HEAD_ARRIVES_AFTER_THE_DOUBT,
                    edit(TABLE, "if (!entry.newest.key().isAfter(entry.ended)) {", "if (entry.node() == null) {")),
            wording(
                    "a newer head that is too old to live puts its node down at once",
                    "3",
                    edit(
                            TABLE,
                            "suspect(entry, nowMillis); // its owner was alive then",
                            "end(entry, Cause.LOST, nowMillis); // its owner was alive then")),
            wording(
                    "an incarnation comes from the own disk only",
                    HistoryByHand.A_NODE_LOSES_ITS_DISK,
                    edit(OWN, "        if (isOld(head)) {\n", "        if (isOld(head) || head != null) {\n")),
            wording(
                    "two machines with one key outbid each other at once",
                    HistoryByHand.A_DISK_WAS_COPIED,
                    edit(OWN, "if (nowMillis - raisedMillis < calm) {", "if (nowMillis - raisedMillis < 0 * calm) {")),
            wording(
                    "a restarted daemon announces what is announced to it again",
                    HistoryByHand.A_DAEMON_IS_STARTED_AGAIN_AND_ITS_ACTOR_NEVER_STOPPED,
                    edit(NODE, "        actors.restore(kept.actors(), nowMillis);\n", "")),
            wording(
                    "a restarted daemon tells its subscribers what it knows, downs included",
                    "1",
                    edit(
                            SUBSCRIPTION,
                            "return view.own() || seen.contains(node) ? 0 : known.leaseMillis();",
                            "return view.own() || seen.contains(node) ? 0 : 0 * known.leaseMillis();")),
            wording(
                    "a subscriber that comes back does not say from which heads it was told",
                    HistoryByHand.A_RESTARTED_DAEMON_MEETS_AN_OLD_CARD_FIRST,
                    edit(SUBSCRIPTION, "        return floor != null\n", "        return floor == HeadKey.NONE\n"),
                    edit(NODE, "        table.restore(kept.heads());\n", "")),
            wording(
                    "subscribers are told what the daemon sees happen",
                    "1",
                    edit(
                            SUBSCRIPTION,
                            "        resumed.told().forEach(known -> of(known.node()).put(known.id(), known));\n",
                            "")),
            wording(
                    "a joiner tells after its first exchange",
                    HistoryByHand.A_JOINER_MEETS_A_LIAR_FIRST,
                    edit(SETTLING, "compared.size() >= DiscoveryTimes.SETTLE_MEMBERS", "compared.size() >= 1")),
            wording(
                    "a joiner tells before what it has asked for has come",
                    HistoryByHand.A_JOINER_MEETS_A_LIAR_FIRST,
                    edit(SETTLING, "return awaited.isEmpty() && compared", "return awaited.size() >= 0 && compared")),
            wording(
                    "what has run out is forgotten",
                    HistoryByHand.A_LIAR_FEEDS_OLD_HEADS_OF_A_DEAD_NODE_ONE_BY_ONE,
                    edit(
                            TABLE,
                            "        live--;\n        changed.add(entry.node());\n",
                            "        live--;\n        changed.add(entry.node());\n        entries.remove(entry.node());\n")),
            wording(
                    "an actor lives while there is a process with its number",
                    "1",
                    edit(
                            ACTORS,
                            "return start.isPresent() && start.getAsLong() == actor.startedMillis();",
                            "return start.isPresent();"),
                    edit(
                            ACTORS,
                            "nowMillis > each.getValue().untilMillis",
                            "nowMillis < 0 * each.getValue().untilMillis")),
            wording(
                    "a record does not say which life of its actor it belongs to",
                    HistoryByHand.AN_ACTOR_IS_STARTED_AGAIN_WITH_THE_SAME_PORT,
                    edit(
                            RECORD,
                            "        return Digest.sha256(bytes());\n",
                            "        return Digest.sha256(Bytes.utf8(app + actor + instance + port + endpoints));\n")),
            wording(
                    "a denial ends what is there and is not held against what comes later",
                    "5",
                    edit(
                            "lib/discovery/src/main/java/org/gridmarket/discovery/trust/HeadCheck.java",
                            "        return denials.denies(identity);\n",
                            "        return denials.denies(identity) && identity.name().isEmpty();\n")),
            wording(
                    "a bridge carries what has run out",
                    HistoryByHand.A_LIAR_CALLS_A_HEAD_OLD_AND_A_BRIDGE_HEARS_IT_FIRST,
                    edit(
                            NODE,
                            "if (setting.bridge() && receipt.isNews() && !table.hasRunOut(entry, nowMillis)) {",
                            "if (setting.bridge() && receipt.isNews()) {")),
            wording(
                    "what has ended goes to disk with the next minute",
                    HistoryByHand.A_LIAR_SHOWS_A_DEAD_NODE_TO_DAEMONS_THAT_WERE_STARTED_AGAIN,
                    edit(NODE, "table.takeEnded().forEach(outside::keepHead);", "table.takeEnded();")));

    private EarlierWordings() {}

    private static EarlierWording wording(String name, HistoryByHand history, SourceEdit... edits) {
        return wording(name, history.name(), edits);
    }

    private static EarlierWording wording(String name, String history, SourceEdit... edits) {
        return new EarlierWording(name, List.of(edits), history);
    }

    private static SourceEdit edit(String file, String original, String replacement) {
        return new SourceEdit(file, original, replacement);
    }
}
