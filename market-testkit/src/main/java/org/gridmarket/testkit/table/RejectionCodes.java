package org.gridmarket.testkit.table;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.RejectionCode;

/** Every code of refusal in the kernel, found by looking through its classes, so that none can be forgotten. */
public final class RejectionCodes {
    private RejectionCodes() {}

    /** All constants of all enums of codes, by class name and then in their order. */
    public static List<RejectionCode> all() {
        List<RejectionCode> codes = new ArrayList<>();
        for (Class<?> each : KernelClasses.all()) {
            if (each.getEnumConstants() instanceof RejectionCode[] constants) {
                codes.addAll(List.of(constants));
            }
        }
        return List.copyOf(codes);
    }
}
