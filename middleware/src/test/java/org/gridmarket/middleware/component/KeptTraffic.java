package org.gridmarket.middleware.component;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.group.Member;

/** What the component sends is kept. */
final class KeptTraffic implements Traffic {
    final BlockingQueue<Bytes> published = new LinkedBlockingQueue<>();
    final BlockingQueue<Consumer<Optional<Bytes>>> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<Bytes> answered = new LinkedBlockingQueue<>();

    @Override
    public boolean publish(String port, Bytes message) {
        return published.add(message);
    }

    @Override
    public boolean ask(String port, Bytes question, Consumer<Optional<Bytes>> ends) {
        return asked.add(ends);
    }

    @Override
    public boolean tell(String port, Member to, Bytes message) {
        return published.add(message);
    }

    @Override
    public boolean answer(Caller caller, Bytes answer) {
        return answered.add(answer);
    }
}
