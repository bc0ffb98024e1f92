package io.virga.doors;

import io.virga.suite.model.Ticket;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TicketRepository extends JpaRepository<Ticket, UUID> {

    Optional<Ticket> findBySeat(String seat);
}
