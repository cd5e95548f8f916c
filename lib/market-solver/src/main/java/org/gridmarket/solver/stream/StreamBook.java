package org.gridmarket.solver.stream;

import java.util.List;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;

/** What is offered now. */
public record StreamBook(List<CustomerOffer> customers, List<SupplierOffer> suppliers, List<MediatorOffer> mediators) {
    public StreamBook {
        customers = List.copyOf(customers);
        suppliers = List.copyOf(suppliers);
        mediators = List.copyOf(mediators);
    }
}
