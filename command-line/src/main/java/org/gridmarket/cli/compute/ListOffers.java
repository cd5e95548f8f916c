package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.solver.compute.ComputeBook;
import picocli.CommandLine;

/** What lies in the book. */
@CommandLine.Command(
        name = "offers",
        mixinStandardHelpOptions = true,
        description =
                "What lies in the book: jobs, machines, and notes of mediators and directories, with their prices.",
        footer = {"", "Example: ./gridmarket compute offers --gateway 127.0.0.1:8080"})
final class ListOffers extends GatewayQuestion {
    @Override
    public Integer call() {
        ComputeBook book = ComputePast.read(gateway(), match -> false).book();
        PrintWriter out = out();
        TextTable jobs = new TextTable("job", "owner", "instructions", "in_bytes", "bid", "audit", "until");
        book.jobs().forEach(job -> {
            JobOffer offer = job.offer();
            jobs.row(
                    brief(job.id()),
                    brief(job.owner()),
                    offer.limits().instructions().count(),
                    offer.inputs().size().count(),
                    text(offer.money().bid()),
                    offer.audit().rate(),
                    MatchEvents.time(offer.deadline()));
        });
        TextTable machines =
                new TextTable("machine", "provider", "runs", "instructions_per_s", "ask", "deposit", "until");
        book.resources().forEach(one -> {
            ResourceOffer offer = one.offer();
            machines.row(
                    brief(one.id()),
                    one.owner(),
                    String.join("+", offer.machine().classes()),
                    offer.machine().speed().instructions().count(),
                    text(offer.ask()),
                    offer.deposit().micro(),
                    MatchEvents.time(offer.expiry()));
        });
        TextTable notes = new TextTable("note", "of", "account", "ask", "fee", "stake", "until");
        book.notes().forEach(note -> {
            NoteOffer offer = note.offer();
            boolean mediates = offer instanceof NoteOffer.MediatorNote;
            notes.row(
                    brief(note.id()),
                    mediates ? "mediator" : "directory",
                    note.owner(),
                    offer instanceof NoteOffer.MediatorNote mediator ? text(mediator.ask()) : "-",
                    offer.fee().micro(),
                    offer.stake().micro(),
                    MatchEvents.time(offer.expiry()));
        });
        out.println(jobs);
        out.println(machines);
        out.print(notes);
        out.println("asks and bids: µ for a start, for 10^12 instructions, for 2^30 bytes");
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("jobs", book.jobs().size());
        keys.put("machines", book.resources().size());
        keys.put("notes", book.notes().size());
        report(keys);
        return 0;
    }

    private static String text(Ask ask) {
        return ask.start().micro() + "," + ask.perTera().micro() + ","
                + ask.perGib().micro();
    }

    private static String brief(Object id) {
        return HexDigits.brief(id instanceof AccountKey account ? account.toHex() : id.toString());
    }
}
