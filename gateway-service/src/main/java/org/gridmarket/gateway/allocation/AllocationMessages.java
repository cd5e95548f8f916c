package org.gridmarket.gateway.allocation;

import java.util.Arrays;
import java.util.List;
import org.gridmarket.api.v1.AllocationAssigned;
import org.gridmarket.api.v1.AllocationBookOffer;
import org.gridmarket.api.v1.AllocationBookReply;
import org.gridmarket.api.v1.AllocationCandidateLine;
import org.gridmarket.api.v1.AllocationCycleLine;
import org.gridmarket.api.v1.AllocationCycleReply;
import org.gridmarket.api.v1.AllocationMarketLine;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.api.v1.AllocationMemberReply;
import org.gridmarket.api.v1.AllocationOwnOffer;
import org.gridmarket.api.v1.AllocationPostingMoney;
import org.gridmarket.api.v1.AllocationProposalLine;
import org.gridmarket.api.v1.AllocationSolverLine;
import org.gridmarket.gateway.relay.SignedOperations;

/** Reports as messages. */
final class AllocationMessages {
    private AllocationMessages() {}

    static AllocationMarketLine line(AllocationReports.Market market) {
        AllocationMarketLine.Builder line = AllocationMarketLine.newBuilder()
                .setMarket(market.name())
                .setOperator(market.operator())
                .setSupervisor(market.supervisor())
                .setClosesMs(market.closesMs())
                .setEndsMs(market.endsMs())
                .setMembers(market.members());
        if (market.offering() != null) {
            line.setOffering(market.offering());
        }
        if (market.solving() != null) {
            line.setSolving(market.solving());
        }
        if (market.end() != null) {
            line.setEnd(market.end());
        }
        if (market.newest() != null) {
            line.setNewest(line(market.newest()));
        }
        return line.build();
    }

    static AllocationProposalLine line(AllocationReports.Proposal proposal) {
        return AllocationProposalLine.newBuilder()
                .setMarket(proposal.market())
                .setKind(proposal.kind())
                .setFrom(Math.max(0, proposal.first()))
                .setDigest(SignedOperations.ofHex(proposal.digest()))
                .build();
    }

    static AllocationSolverLine line(AllocationReports.Solver solver) {
        AllocationSolverLine.Builder line = AllocationSolverLine.newBuilder()
                .setAccount(SignedOperations.ofHex(solver.account()))
                .setOrganisation(solver.organisation())
                .setFromPeriod(solver.from());
        if (solver.until() != null) {
            line.setUntilPeriod(solver.until());
        }
        return line.build();
    }

    private static AllocationCycleLine line(AllocationReports.CycleLine cycle) {
        AllocationCycleLine.Builder line = AllocationCycleLine.newBuilder()
                .setCycle(cycle.cycle())
                .setOffers(cycle.offers())
                .setSource(cycle.source() == null ? "" : cycle.source())
                .setAssignments(cycle.assignments())
                .setVolume(cycle.volume())
                .setPaid(Long.parseLong(cycle.paid()))
                .setFees(Long.parseLong(cycle.fees()))
                .setReversed(cycle.reversed())
                .setCollected(Long.parseLong(cycle.collected()));
        if (cycle.closedMs() != null) {
            line.setClosedMs(cycle.closedMs());
        }
        if (cycle.terms() != null) {
            line.setTerms(cycle.terms());
        }
        if (cycle.finalMs() != null) {
            line.setFinalMs(cycle.finalMs());
        }
        return line.build();
    }

    static AllocationMarketReply reply(AllocationReports.MarketPage page, long block) {
        AllocationMarketReply.Builder reply = AllocationMarketReply.newBuilder()
                .setMarket(line(page.market()))
                .setSchemaJson(page.schema())
                .setTermsFrom(page.terms().from())
                .setTermsJson(page.terms().json())
                .addAllLaterTerms(page.later())
                .setBlock(block);
        page.cycles().forEach(cycle -> reply.addCycles(line(cycle)));
        return reply.build();
    }

    static AllocationCycleReply reply(
            CycleReports.CyclePage page, List<CycleReports.Assigned> assignments, long block) {
        AllocationCycleReply.Builder reply =
                AllocationCycleReply.newBuilder().setCycle(line(page.cycle())).setBlock(block);
        page.candidates()
                .forEach(candidate -> reply.addCandidates(AllocationCandidateLine.newBuilder()
                        .setSolver(SignedOperations.ofHex(candidate.solver()))
                        .setWorth(candidate.worth())
                        .setBounds(candidate.bounds())
                        .setProved(candidate.proved())
                        .setAssignments(candidate.assignments())));
        assignments.forEach(each -> reply.addAssignments(AllocationAssigned.newBuilder()
                .setPlace(each.place())
                .setProvide(each.provide())
                .setConsume(each.consume())
                .setType(each.type())
                .setAmounts(each.amounts())
                .setVolume(each.volume())
                .setPrice(Long.parseLong(each.price()))
                .setReversed(each.reversed())));
        return reply.build();
    }

    static AllocationMemberReply reply(CycleReports.MemberPage page, long block) {
        AllocationMemberReply.Builder reply = AllocationMemberReply.newBuilder()
                .setMember(page.member())
                .addAllGroups(groups(page.groups()))
                .setBlock(block);
        page.pages()
                .forEach(each -> reply.addPostings(AllocationPostingMoney.newBuilder()
                        .setPage(each.page())
                        .setDeposit(Long.parseLong(each.deposit()))
                        .setProceeds(Long.parseLong(each.proceeds()))
                        .setSpent(Long.parseLong(each.spent()))
                        .setGiven(Long.parseLong(each.given()))));
        page.offers().forEach(each -> {
            AllocationOwnOffer.Builder offer = AllocationOwnOffer.newBuilder()
                    .setOffer(each.id())
                    .setSide(each.side())
                    .setUntil(each.until())
                    .setAssigned(each.assigned());
            if (each.voidFrom() != null) {
                offer.setVoidFrom(each.voidFrom());
            }
            reply.addOffers(offer);
        });
        return reply.build();
    }

    /** A full answer is followed by another one. */
    static AllocationBookReply reply(List<BookReports.Posted> offers, long block) {
        AllocationBookReply.Builder reply = AllocationBookReply.newBuilder().setBlock(block);
        offers.forEach(each -> {
            AllocationBookOffer.Builder offer = AllocationBookOffer.newBuilder()
                    .setOffer(each.id())
                    .setAccount(SignedOperations.ofHex(each.owner()))
                    .addAllGroups(groups(each.groups()))
                    .setOfferJson(each.json());
            if (each.voidFrom() != null) {
                offer.setVoidFrom(each.voidFrom());
            }
            reply.addOffers(offer);
        });
        if (offers.size() == AllocationReports.MOST) {
            reply.setNext(offers.getLast().id());
        }
        return reply.build();
    }

    private static List<String> groups(String spaced) {
        return Arrays.stream(spaced.split(" "))
                .filter(group -> !group.isEmpty())
                .toList();
    }
}
