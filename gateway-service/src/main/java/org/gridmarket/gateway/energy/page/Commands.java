package org.gridmarket.gateway.energy.page;

import org.gridmarket.kernel.party.MeterId;

/** The operator's commands that answer what waits, as one types them. */
final class Commands {
    private Commands() {}

    static String approve(String proposal) {
        return "gridmarket operator approve " + proposal;
    }

    static String admit(MeterId meter) {
        return "gridmarket operator admit " + meter.name();
    }

    static String withdrawLicence(String solver) {
        return "gridmarket operator licence withdraw " + solver;
    }
}
