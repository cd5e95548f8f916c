package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.RecordRules;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;

/** The actors of this machine and what they announce (rules 9 and 12). */
final class LocalActors {
    private final Processes processes;
    private final NodeIdentity identity;
    private final SignatureCheck signatures;
    private final Map<Actor, Announced> actors = new LinkedHashMap<>();
    private final Map<RecordId, Cause> ended = new LinkedHashMap<>();

    /** What an actor announces, and until when without another word of it. */
    private static final class Announced {
        private final List<ServiceRecord> records;
        private final boolean judged;
        private boolean connected;
        private long untilMillis;

        /** @param judged in this life, by the rules for records; not so what the disk lists */
        Announced(List<ServiceRecord> records, boolean judged, long untilMillis) {
            this.records = List.copyOf(records);
            this.judged = judged;
            this.connected = judged;
            this.untilMillis = untilMillis;
        }

        boolean isJudged(List<ServiceRecord> list) {
            return judged && records.equals(list);
        }
    }

    LocalActors(Processes processes, NodeIdentity identity, SignatureCheck signatures) {
        this.processes = processes;
        this.identity = identity;
        this.signatures = signatures;
    }

    /** What the disk lists and what still runs; it has to confirm itself (rule 9). */
    void restore(List<KeptActor> kept, long nowMillis) {
        for (KeptActor each : kept) {
            if (isRunning(each.actor())) {
                actors.put(
                        each.actor(), new Announced(each.records(), false, nowMillis + DiscoveryTimes.REJOIN_MILLIS));
            }
        }
    }

    /** The process of that number may be another one by now. */
    private boolean isRunning(Actor actor) {
        OptionalLong start = processes.startOf(actor.pid());
        return start.isPresent() && start.getAsLong() == actor.startedMillis();
    }

    /** Takes an actor's whole list, all or none; says whether anything is another than before. */
    Decision<Boolean> announce(Actor actor, List<ServiceRecord> records, long nowMillis) {
        Announced before = actors.get(actor);
        if (before != null && before.isJudged(records)) { // a sign of life, which most announcements are
            before.connected = true;
            before.untilMillis = nowMillis + DiscoveryTimes.ACTOR_SILENT_MILLIS;
            return Decision.accept(false);
        }
        Decision<List<ServiceRecord>> judged = judged(actor, records);
        if (judged instanceof Decision.Rejected<List<ServiceRecord>>(var reason)) {
            return new Decision.Rejected<>(reason);
        }
        boolean same = before != null && before.records.equals(records);
        List<ServiceRecord> old = before == null ? List.of() : before.records;
        actors.put(actor, new Announced(records, true, nowMillis + DiscoveryTimes.ACTOR_SILENT_MILLIS));
        if (!same) {
            causeOf(old, Cause.RETRACTED);
        }
        return Decision.accept(!same);
    }

    private Decision<List<ServiceRecord>> judged(Actor actor, List<ServiceRecord> records) {
        for (ServiceRecord record : records) {
            if (RecordRules.BOOK.check(new RecordRules.Facts(record, identity, signatures))
                    instanceof Decision.Rejected<RecordRules.Facts>(var reason)) {
                return new Decision.Rejected<>(reason);
            }
        }
        if (records.stream()
                        .map(record -> record.id(identity.node()))
                        .distinct()
                        .count()
                < records.size()) {
            return refuse(DiscoveryRejection.MALFORMED, actor.name() + " announces a service twice");
        }
        Map<RecordId, ServiceRecord> together = new LinkedHashMap<>();
        actors.forEach((other, announced) -> {
            if (!other.equals(actor)) {
                announced.records.forEach(record -> together.put(record.id(identity.node()), record));
            }
        });
        records.forEach(record -> together.put(record.id(identity.node()), record));
        if (together.size() > DiscoveryLimits.RECORDS_PER_NODE) {
            return refuse(
                    DiscoveryRejection.TOO_MANY_RECORDS,
                    together.size() + " records of this node; at most " + DiscoveryLimits.RECORDS_PER_NODE);
        }
        int bytes = Content.of(List.copyOf(together.values())).bytes().length();
        return bytes > DiscoveryLimits.CARD_BYTES
                ? refuse(
                        DiscoveryRejection.TOO_LARGE,
                        "the node's records have " + bytes + " bytes; at most " + DiscoveryLimits.CARD_BYTES)
                : Decision.accept(records);
    }

    private static Decision<List<ServiceRecord>> refuse(DiscoveryRejection code, String detail) {
        return Decision.reject(code, "middleware, Record and head", detail);
    }

    /** From the actor's own main loop; false when it has to send its list first. */
    boolean beat(Actor actor, long nowMillis) {
        Announced announced = actors.get(actor);
        if (announced == null) {
            return false;
        }
        announced.connected = true;
        announced.untilMillis = nowMillis + DiscoveryTimes.ACTOR_SILENT_MILLIS;
        return true;
    }

    /** Its connection closed: it is gone if its process is, and may come back if that still runs. */
    boolean closed(Actor actor) {
        Announced announced = actors.get(actor);
        if (announced == null) {
            return false;
        }
        announced.connected = false;
        return !isRunning(actor) && end(actor, Cause.ENDED);
    }

    boolean end(Actor actor, Cause cause) {
        Announced gone = actors.remove(actor);
        if (gone == null) {
            return false;
        }
        causeOf(gone.records, cause);
        return true;
    }

    /** Ends all; says whether there was any. */
    boolean endAll(Cause cause) {
        List<Actor> all = List.copyOf(actors.keySet());
        all.forEach(actor -> end(actor, cause));
        return !all.isEmpty();
    }

    private void causeOf(List<ServiceRecord> records, Cause cause) {
        records.forEach(record -> ended.put(record.id(identity.node()), cause));
    }

    /** Ends whoever is silent, and whoever has no connection and no process; says whether anybody was. */
    boolean sweep(long nowMillis) {
        boolean any = false;
        for (Map.Entry<Actor, Announced> each : List.copyOf(actors.entrySet())) {
            if (!each.getValue().connected && !isRunning(each.getKey())) {
                any |= end(each.getKey(), Cause.ENDED);
            } else if (nowMillis > each.getValue().untilMillis) {
                any |= end(each.getKey(), Cause.SILENT);
            }
        }
        return any;
    }

    /** All that is announced; of two processes that announce the same service the later one counts. */
    List<ServiceRecord> records() {
        Map<RecordId, ServiceRecord> byId = new LinkedHashMap<>();
        actors.values()
                .forEach(
                        announced -> announced.records.forEach(record -> byId.put(record.id(identity.node()), record)));
        return List.copyOf(byId.values());
    }

    List<KeptActor> kept() {
        List<KeptActor> list = new ArrayList<>();
        actors.forEach((actor, announced) -> list.add(new KeptActor(actor, announced.records)));
        return list;
    }

    /** Why a service of this node ended since this was last asked. */
    Map<RecordId, Cause> takeCauses() {
        Map<RecordId, Cause> taken = new LinkedHashMap<>(ended);
        ended.clear();
        return taken;
    }
}
