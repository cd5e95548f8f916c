package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.JobOrder;

/** Waits for the end of jobs, tells it, and shows the first result. */
record JobEnding(JobSession session, ResultOption result, ReportOption report, PrintWriter out) {
    /** 0 when each has brought a result. */
    int await(List<JobOrder> orders) throws InterruptedException {
        long begun = System.currentTimeMillis();
        boolean all = true;
        boolean shown = false;
        Money paid = Money.ZERO;
        Set<Bytes> outputs = new HashSet<>();
        Map<String, Object> keys = new LinkedHashMap<>();
        for (JobOrder order : orders) {
            JobWatch.End end = session.await(order);
            paid = paid.plus(end.paid());
            all &= end.hasResult();
            tell(order, end);
            Opening opening = end.opening();
            Optional.ofNullable(opening).map(Opening::output).ifPresent(outputs::add);
            if (end.hasResult() && opening != null && !shown) {
                shown = true;
                keys.put("instructions", opening.instructions().count());
                Optional<Bytes> archive = session.worker().objects().find(opening.output());
                if (archive.isPresent()) {
                    all &= result.show(archive.get(), out);
                } else {
                    out.println("the output is not here; compute fetch "
                            + order.id().toHex());
                }
            }
            keys.putIfAbsent("outcome", String.valueOf(end.outcome()));
            session.told(order);
        }
        if (orders.size() > 1 && all) {
            out.println(outputs.size() == 1 ? "all results are the same" : "the results differ");
            keys.put("same_results", outputs.size() == 1);
        }
        long millis = System.currentTimeMillis() - begun;
        out.println("paid " + paid + ", " + millis + " ms since the order");
        out.flush();
        keys.put("jobs", orders.stream().map(order -> order.id().toHex()).toList());
        keys.put("paid_micro", paid.micro());
        keys.put("milliseconds", millis);
        report.write(keys);
        return all ? 0 : 1;
    }

    private void tell(JobOrder order, JobWatch.End end) {
        String how = end.outcome() == null
                ? "it was never run; its deposit is in the purse again"
                : "closed as " + end.outcome();
        out.println("job " + order.id().toHex().substring(0, 8) + ": " + how + ", paid " + end.paid());
        out.flush();
    }
}
