package org.gridmarket.middleware.manager.local;

import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.SignedOrder;

/** One question to the application manager of this machine: one connection, one line in the kernel's canonical form. */
public sealed interface ManagerRequest {
    /**
     * An order whose package follows as so many bytes, once {@link ManagerAnswer.Send} says that it would be taken.
     *
     * @param order what is wanted
     * @param bytes of the package
     */
    record Install(SignedOrder order, long bytes) implements ManagerRequest {}

    /** An order for a package that is there. */
    record Give(SignedOrder order) implements ManagerRequest {}

    /** What is wanted and what is. */
    record Status() implements ManagerRequest {}

    /** The end of an actor's log. */
    record Log(ActorId actor) implements ManagerRequest {}

    /** A line without its end. */
    static String write(ManagerRequest request) {
        return RecordCodec.of(ManagerRequest.class).write(request);
    }

    /** A line without its end; a {@link org.gridmarket.kernel.wire.MalformedException} when it is none. */
    static ManagerRequest read(String line) {
        return RecordCodec.of(ManagerRequest.class).read(line);
    }
}
