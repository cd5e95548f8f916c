package org.gridmarket.worker.stream.transport;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;

/**
 * Where messages of one writer lie (Table 4.5). Everyone writes only in its own tenant, which is called by its account.
 *
 * @param tenant who writes
 * @param room whether all who are registered read, or only whom the tenant lets
 * @param name within the room
 */
public record Topic(AccountKey tenant, Room room, String name) {
    /** The two namespaces of a tenant. */
    public enum Room {
        /** Read by all who are registered. */
        MARKET("market"),
        /** Read by whom its tenant lets, topic by topic. */
        SERVICE("service");

        private final String namespace;

        Room(String namespace) {
            this.namespace = namespace;
        }

        public String namespace() {
            return namespace;
        }
    }

    public static Topic offers(AccountKey tenant) {
        return new Topic(tenant, Room.MARKET, "offers");
    }

    public static Topic proposals(AccountKey allocator) {
        return new Topic(allocator, Room.MARKET, "allocations");
    }

    public static Topic accepts(AccountKey tenant) {
        return new Topic(tenant, Room.MARKET, "accepts");
    }

    public static Topic inputs(AccountKey customer, AllocationId id) {
        return new Topic(customer, Room.SERVICE, "in-" + id);
    }

    public static Topic module(AccountKey customer, AllocationId id) {
        return new Topic(customer, Room.SERVICE, "module-" + id);
    }

    public static Topic evidence(AccountKey customer, AllocationId id) {
        return new Topic(customer, Room.SERVICE, "evidence-" + id);
    }

    public static Topic outputs(AccountKey supplier, AllocationId id) {
        return new Topic(supplier, Room.SERVICE, "out-" + id);
    }

    /** As a broker names it: {@code TENANT/NAMESPACE/NAME}. */
    public String path() {
        return tenant.toHex() + "/" + room.namespace() + "/" + name;
    }

    @Override
    public String toString() {
        return path();
    }
}
