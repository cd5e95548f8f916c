/** What a meter keeps secret and what follows from it: tags of retirements, private bills, and the ledger's check of them. */
@NullMarked
package org.gridmarket.keys.bill;

import org.jspecify.annotations.NullMarked;
