package org.gridmarket.middleware.model;

import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.kernel.party.Name;

/** Every bound of models. */
public final class ModelLimits {
    /** A text of either language; the largest of the original's own applications has 6 kB. */
    public static final int TEXT_CHARACTERS = 262_144;

    /** Names of a model become names of records. */
    public static final int NAME_CHARACTERS = Name.MAX_LENGTH;

    /** A record of a port in canonical form, with one endpoint and its key, and names of the greatest length. */
    public static final int PORT_RECORD_BYTES = 1_024;

    /** Ports of an actor that others may connect to: all are announced in one line. */
    public static final int SERVICES_PER_ACTOR = DiscoveryLimits.REQUEST_BYTES / PORT_RECORD_BYTES - 4;

    /** Instances of an actor; each has a thread. */
    public static final int INSTANCES_PER_ACTOR = 64;

    /** The longest period or deadline: what is rarer than once a day is no matter of a timer. */
    public static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(1);

    private ModelLimits() {}
}
