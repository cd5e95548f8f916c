package org.gridmarket.gateway.grpc;

import io.grpc.Context;
import org.gridmarket.slots.Origin;

/** Who calls, as a service's method may ask of the call that it answers. */
public interface Caller {
    /** Where a method finds it: in the gRPC context of its own thread. */
    Context.Key<Caller> KEY = Context.keyWithDefault("caller", new Caller() {
        @Override
        public Origin origin() {
            return Origin.UNKNOWN;
        }

        @Override
        public AutoClosing working() {
            return () -> {
                // a call that holds no place
            };
        }
    });

    /** From where, by the connection. */
    Origin origin();

    /** Keeps the call's place until closed, also when the caller has gone: its work still costs. */
    AutoClosing working();

    /** Who makes the call that this thread was given. */
    static Caller current() {
        return KEY.get();
    }

    /** Closes without a checked exception; further closes do nothing. */
    interface AutoClosing extends AutoCloseable {
        @Override
        void close();
    }
}
