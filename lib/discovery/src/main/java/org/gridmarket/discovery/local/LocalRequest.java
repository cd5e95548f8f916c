package org.gridmarket.discovery.local;

import java.util.List;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/** What a program of this machine asks of its daemon: one line each, in the kernel's canonical form. */
public sealed interface LocalRequest {
    /** Who it is: its actor's name and its process, which has to belong to the user who is connected. */
    record Hello(String actor, long pid) implements LocalRequest {
        public Hello {
            Name.check("actor", actor);
        }
    }

    /** The whole list of what it offers: what is not in it is offered no more. */
    record Announce(List<ServiceRecord> records) implements LocalRequest {
        public Announce {
            records = List.copyOf(records);
        }
    }

    /** From its own main loop, each second (rule 12). */
    record Beat() implements LocalRequest {}

    /** What it was told over an earlier connection; as many lines of it as it needs, before {@link Subscribe}. */
    record Resume(List<Resumed.Known> told, List<Resumed.Floor> floors) implements LocalRequest {
        public Resume {
            told = List.copyOf(told);
            floors = List.copyOf(floors);
        }
    }

    /** Wants to be told of services that have these values; of all with none. */
    record Subscribe(List<Wanted> wanted) implements LocalRequest {
        public Subscribe {
            wanted = List.copyOf(wanted);
        }

        /** Whether a record is wanted. */
        public boolean matches(ServiceRecord record) {
            return wanted.stream().allMatch(each -> each.field().of(record).equals(each.value()));
        }
    }

    /** A field of a record, and what it has to be. */
    record Wanted(Field field, String value) {}

    /** What a subscriber may choose by. */
    enum Field {
        APP,
        TYPE,
        ACTOR,
        INSTANCE,
        PORT;

        String of(ServiceRecord record) {
            return switch (this) {
                case APP -> record.app();
                case TYPE -> record.type();
                case ACTOR -> record.actor();
                case INSTANCE -> record.instance();
                case PORT -> record.port();
            };
        }
    }

    /** Takes all back, and is told no more. */
    record Goodbye() implements LocalRequest {}

    /** Wants to see what the daemon knows of all nodes; needs no hello. */
    record Status() implements LocalRequest {}

    /**
     * Wants the cards of all live nodes as other sites have them, and the lists of denials; over one connection only what it has
     * not been given yet, and an unchanged card's newer head at most each {@link DiscoveryTimes#THIN_MILLIS}. Needs no hello.
     */
    record Cards() implements LocalRequest {}

    /** Brings an organisation's list of denials, as its CA signed it; needs no hello, since the signature speaks for it. */
    record Deny(Bytes list) implements LocalRequest {}

    /** A line without its end. */
    static String write(LocalRequest request) {
        return RecordCodec.of(LocalRequest.class).write(request);
    }

    /** A line without its end, or {@link DiscoveryRejection#MALFORMED}. */
    static Decision<LocalRequest> read(String line) {
        try {
            return Decision.accept(RecordCodec.of(LocalRequest.class).read(line));
        } catch (MalformedException malformed) {
            return Decision.reject(
                    DiscoveryRejection.MALFORMED,
                    "middleware, Local interface",
                    String.valueOf(malformed.getMessage()));
        }
    }
}
