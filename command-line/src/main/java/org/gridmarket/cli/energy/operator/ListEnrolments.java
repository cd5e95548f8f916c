package org.gridmarket.cli.energy.operator;

import org.gridmarket.cli.report.TextTable;
import picocli.CommandLine;

/** Who wants to be registered. */
@CommandLine.Command(
        name = "enrolments",
        mixinStandardHelpOptions = true,
        description = "Lists the meters that have asked to be registered, at this gateway and at those it asks.",
        footer = {"", "Example: ./gridmarket operator enrolments --gateway 127.0.0.1:8080 --token-file token"})
final class ListEnrolments extends Looking {
    @Override
    String look(OperatorDoor door) {
        OperatorDoor.Enrolments enrolments = door.enrolments();
        TextTable table =
                new TextTable("meter", "status", "asked_at", "feeder", "production_wh", "consumption_wh", "key");
        for (WaitingMeter meter : enrolments.meters()) {
            table.row(
                    meter.meter(),
                    meter.status(),
                    meter.organisation(),
                    meter.feeder(),
                    meter.limits().production().wh(),
                    meter.limits().consumption().wh(),
                    meter.key().toHex());
        }
        StringBuilder text =
                new StringBuilder(enrolments.meters().isEmpty() ? "no meter has asked\n" : table.toString());
        enrolments
                .silent()
                .forEach(silent -> text.append("not told: ").append(silent).append('\n'));
        return text + (enrolments.meters().isEmpty() ? "" : "next: gridmarket operator admit METER, as the DSO");
    }
}
