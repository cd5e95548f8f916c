package org.gridmarket.middleware.manager.local;

import java.util.List;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;

/** What the application manager of this machine answers. */
public sealed interface ManagerAnswer {
    /** The order would be taken: the package may come. */
    record Send() implements ManagerAnswer {}

    /** The order of this number is on the disk, and what it wants is being done. */
    record Taken(long number) implements ManagerAnswer {}

    /** Nothing of what was asked was done. */
    record Refused(String code, String detail) implements ManagerAnswer {
        /** For people and programs. */
        public static Refused of(Rejection reason) {
            return new Refused(reason.code().name(), reason.detail());
        }
    }

    /** All applications of the machine. */
    record Standing(String node, List<ApplicationView> applications) implements ManagerAnswer {
        public Standing {
            applications = List.copyOf(applications);
        }
    }

    /** The end of a log. */
    record LogEnd(Bytes text) implements ManagerAnswer {}

    /** A line without its end. */
    static String write(ManagerAnswer answer) {
        return RecordCodec.of(ManagerAnswer.class).write(answer);
    }

    static ManagerAnswer read(String line) {
        return RecordCodec.of(ManagerAnswer.class).read(line);
    }
}
