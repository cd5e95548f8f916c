package org.gridmarket.testkit.discovery;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.wire.Bytes;

/** The actors of all machines: they beat, and crash, hang, retract, and are started again. */
public final class SimulatedActors {
    private final DiscoveryWorld world;
    private int records;

    SimulatedActors(DiscoveryWorld world) {
        this.world = world;
    }

    /** It beats, or sends its whole list to a daemon that it has not spoken to. */
    void beat(SimulatedMachine machine, SimulatedProcess process) {
        SimulatedDaemon daemon = machine.running();
        if (!process.alive || process.hung || daemon == null) {
            return;
        }
        boolean known = process.connected == daemon && daemon.node.beat(process.actor, daemon.now());
        if (!known) {
            process.connected = daemon;
            daemon.node.announce(process.actor, process.records, daemon.now()).orThrow();
        }
        daemon.arrange();
    }

    /** An actor begins with so many fresh services. */
    public SimulatedProcess start(String name, int services) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            ids.add("r" + records++);
        }
        return start(name, ids, 0);
    }

    /** An actor begins with these services; port 0 stands for either of two. */
    public SimulatedProcess start(String name, List<String> ids, int port) {
        SimulatedMachine machine = world.machine(name);
        long pid = machine.nextPid++;
        List<ServiceRecord> offered =
                ids.stream().map(id -> record(machine, id, port)).toList();
        SimulatedProcess process = new SimulatedProcess(pid, world.nowMillis(), offered);
        machine.processes.put(pid, process);
        beat(machine, process);
        beatForEver(machine, process);
        return process;
    }

    private void beatForEver(SimulatedMachine machine, SimulatedProcess process) {
        world.later(800 + world.random().nextInt(300), () -> {
            if (process.alive) {
                beat(machine, process);
                beatForEver(machine, process);
            }
        });
    }

    private ServiceRecord record(SimulatedMachine machine, String id, int port) {
        byte[] life = new byte[Life.LENGTH];
        world.random().nextBytes(life);
        int number = port == 0 ? 5_000 + world.random().nextInt(2) : port;
        ServiceRecord record = record(id, number, new Life(Bytes.of(life)));
        world.ghost().offered(record.id(machine.node()), machine);
        return record;
    }

    /** Every third service is for its own site only. */
    private static ServiceRecord record(String id, int port, Life life) {
        Scope scope = Integer.parseInt(id.substring(1)) % 3 == 0 ? Scope.SITE : Scope.GLOBAL;
        List<Endpoint> endpoints = List.of(new Endpoint("host", port, null));
        return new ServiceRecord(
                "app", "density", Kind.PUB, scope, SimulatedProcess.ACTOR, id, "out", life, endpoints, null, List.of());
    }

    /** What a service of a machine is called. */
    static RecordId idOf(SimulatedMachine machine, String id) {
        return record(id, 1, new Life(Bytes.of(new byte[Life.LENGTH]))).id(machine.node());
    }

    public void end(String name, SimulatedProcess process) {
        if (process.alive) {
            process.alive = false;
            world.ghost().over(process);
            SimulatedMachine machine = world.machine(name);
            SimulatedDaemon daemon = machine.running();
            if (daemon != null) {
                world.later(1 + world.random().nextInt(49), () -> {
                    if (!daemon.dead) {
                        daemon.node.closed(process.actor, daemon.now());
                        daemon.arrange();
                    }
                });
            }
        }
    }

    /** Somebody else's process gets the number of one that ends. */
    public void reusePid(String name, SimulatedProcess process) {
        end(name, process);
        world.machine(name)
                .processes
                .put(process.pid(), new SimulatedProcess(process.pid(), world.nowMillis(), List.of()));
    }

    public void hang(SimulatedProcess process) {
        process.hung = true;
        world.ghost().over(process);
    }

    public void wake(SimulatedProcess process) {
        if (process.alive && process.hung) {
            process.hung = false;
            world.ghost().again(process);
        }
    }

    public void retract(String name, SimulatedProcess process) {
        world.ghost().over(process);
        process.records = List.of();
        SimulatedDaemon daemon = world.machine(name).running();
        if (daemon != null) {
            daemon.node.retract(process.actor, daemon.now());
            daemon.arrange();
        }
    }
}
