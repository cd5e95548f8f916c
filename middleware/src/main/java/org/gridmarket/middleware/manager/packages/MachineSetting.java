package org.gridmarket.middleware.manager.packages;

import java.nio.file.Path;
import java.util.Set;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.middleware.manager.ManagerLimits;

/**
 * What a machine is to applications.
 *
 * @param name as deployments name it
 * @param address under which other machines reach its actors
 * @param daemon socket of its discovery daemon
 * @param devices names of the device components that it can run, since it has what they drive
 * @param memoryBytes that all its actors together may use, {@link ManagerLimits#LEAST_MEMORY_BYTES} or more
 */
public record MachineSetting(String name, String address, Path daemon, Set<String> devices, long memoryBytes) {
    public MachineSetting {
        Name.check("node", name);
        devices = Set.copyOf(devices);
        if (memoryBytes < ManagerLimits.LEAST_MEMORY_BYTES) {
            throw new IllegalArgumentException("memory of " + memoryBytes + " bytes is less than one actor needs, "
                    + ManagerLimits.LEAST_MEMORY_BYTES);
        }
    }
}
