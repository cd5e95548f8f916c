package org.gridmarket.gateway.energy.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody, and the command that answers. Who gives it needs an operator's token or an administrator's key; this
 * page shows public facts and does nothing.
 *
 * @param proposals rules that wait for approval
 * @param enrolments meters that wait for registration, the first by name
 * @param moreEnrolments how many there are beyond these
 * @param coming rules that are approved and not yet in force
 * @param licences of solvers, in force or to come
 */
public record Inbox(
        List<Proposal> proposals,
        List<Enrolment> enrolments,
        int moreEnrolments,
        List<Coming> coming,
        List<Licence> licences) {
    /**
     * A proposal.
     *
     * @param id its name
     * @param digest of exactly what is proposed
     * @param from the first interval that the rules hold for; null for a calendar
     * @param approver the role that has to approve
     * @param changes what changes, in words
     * @param late whether its first interval can already be named in offers, so that nobody can approve it any more
     * @param command that approves
     */
    public record Proposal(
            String id,
            String digest,
            @Nullable Integer from,
            String approver,
            List<String> changes,
            boolean late,
            String command) {}

    /** A meter that asks to be registered, with the limits that it asks for. */
    public record Enrolment(
            String meter, String key, String feeder, long productionWh, long consumptionWh, String command) {}

    /** Approved rules that are not in force yet. */
    public record Coming(String id, int from, List<String> changes) {}

    /** A solver's licence. */
    public record Licence(
            String solver,
            String organisation,
            int from,
            @Nullable Integer until,
            String command) {}
}
