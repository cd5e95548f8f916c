package org.gridmarket.gateway.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers about ledger, network and refusals, which all markets share. Times in ms since 1970. */
public final class LedgerPages {
    private LedgerPages() {}

    /** A block's transactions of our chaincode, the first ones; {@code more} beyond them. */
    public record Block(long number, List<TransactionRow> transactions, long more) {}

    /** One transaction in a table; {@code events} is how many it told. */
    public record TransactionRow(String id, String function, String validity, long events) {}

    /** One transaction and the first of its events; {@code more} beyond them. */
    public record Transaction(
            String id,
            long block,
            int place,
            String function,
            String validity,
            String meaning,
            List<Event> events,
            long more) {}

    /** What it told: canonical JSON, cut off where it is very long. */
    public record Event(String type, String json, boolean cut) {}

    /** A code that was given in the last hour. */
    public record Refusal(String by, String code, long count, String meaning) {}

    /** What was refused in the last hour here, and on the ledger since the first round closed in it. */
    public record Refusals(List<Refusal> here, List<Refusal> ledger) {}

    /** The consortium as this gateway sees it. */
    public record Network(
            List<OrdererRow> orderers,
            @Nullable Long notOrderedSince,
            List<PeerRow> peers,
            List<Suspect> suspects,
            @Nullable String chaincodeVersion,
            GatewayRow gateway,
            List<Arrival> arrivals,
            List<SolverRow> solvers,
            List<Outcome> mixes,
            List<CertificateRow> certificates,
            Pages.TransactionSummary transactions) {}

    /**
     * An orderer by the signatures in blocks.
     *
     * @param lastSigned the newest block with its signature; null before the first
     * @param behind blocks since then
     * @param leads whether the newest block was agreed on under its lead
     */
    public record OrdererRow(
            int number,
            String organisation,
            String address,
            @Nullable Long lastSigned,
            @Nullable Long behind,
            boolean leads) {}

    /** A peer by what it said last; {@code behind} the highest one. */
    public record PeerRow(
            String organisation,
            boolean up,
            @Nullable Long newestBlock,
            @Nullable Long behind,
            @Nullable Long heard) {}

    /** How often the endorsement of an organisation's peer differed from the others'. */
    public record Suspect(String organisation, long count) {}

    /** This gateway. */
    public record GatewayRow(
            String organisation,
            long block,
            boolean closes,
            @Nullable Long closerLooked,
            @Nullable Long closerDone) {}

    /** Operations that came in since this gateway started: by which way, of which kind of account. */
    public record Arrival(String way, String account, long count) {}

    /** A licensed solver and what the ledger accepted of it. */
    public record SolverRow(
            String account,
            String organisation,
            int from,
            @Nullable Integer until,
            long accepted,
            @Nullable Integer lastRound) {}

    /** How many mixing sessions ended so. */
    public record Outcome(String outcome, long count) {}

    /** A certificate that this gateway needs, with the days left; negative when it is over. */
    public record CertificateRow(String name, long ends, long days) {}
}
