package org.gridmarket.testbed.bench;

import org.gridmarket.testbed.day.PartsOfDay;

/** What befalls a gateway. */
public enum GatewayFault {
    /** Its process ends at once; it comes back at another port. */
    KILLED {
        @Override
        void strike(PartsOfDay parts, int gateway) {
            parts.killGateway(gateway);
        }

        @Override
        void mend(PartsOfDay parts, int gateway) throws InterruptedException {
            parts.restartGateway(gateway);
        }
    },
    /** Its process does nothing any more, and its connections stay. */
    STOPPED {
        @Override
        void strike(PartsOfDay parts, int gateway) throws InterruptedException {
            parts.gatewayProcess(gateway).signal("STOP");
        }

        @Override
        void mend(PartsOfDay parts, int gateway) throws InterruptedException {
            parts.gatewayProcess(gateway).signal("CONT");
        }
    };

    abstract void strike(PartsOfDay parts, int gateway) throws InterruptedException;

    abstract void mend(PartsOfDay parts, int gateway) throws InterruptedException;
}
