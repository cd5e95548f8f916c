package org.gridmarket.discovery.protocol;

import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;

/** The newest head of a node, as it is kept on disk: what has ended lives again only by a newer one (rule 6). */
public record KeptHead(Head head, Mandate mandate) {}
