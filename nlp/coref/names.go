package coref

import "strings"

// First names that tell the sex, as they are commonly known; names borne by both are left out.

var men = set(`aaron abdul abdel abdelfattah abdirahman abdoulaye abdulla abdullah abraham adam adel adrian ahmad ahmed akylbek alan albert aleksandar aleksander aleksandr alejandro alessandro alex alexander alexandre
alexei alexey alfred ali alikhan allan almazbek alberto amir amin amr anders andre andreas andrei andrej andres andrew andriy andrzej angus anthony antoine anton antonio antony antti anwar ararat arif armen
arnold arthur artur arturo asad asif askar asylbek atal avi aziz bakhtiyar bakyt barack bart bashar bassam ben benjamin benny bernard bernardo bernd bernie bert bill binyamin bob bobby boris boyko brad brett brian
bruce bruno carl carlos charles chris christian christoph christopher clement colin craig cyril dan daniel daniele danilo darius dave david davit dean denis dennis didier diego dimitri dimitry dimitar dinesh
dmitri dmitriy dmitry dmytro dominic don donald douglas ed eduard eduardo edward edwin ehud eli elias elon emil emmanuel emomali enrico enrique eric erik ernesto erlan ernst esteban evan evgeny
faisal farhad farid felipe felix ferdinand fernando filip florian francisco francois frank frans franz fred frederick friedrich gabriel garth gary gavin gennady geoff geoffrey george georgi gerald gerard gerhard giorgi
giovanni giuseppe gordon graham greg gregory guido guillermo gunther gurbanguly gustavo guy hadi hamad hamid hans harold harry hasan hashim hassan heiko heinrich heinz helmut henri henrik henry herbert hugh hugo
hussain hussein ian ibrahim igor ihor ilham ilya imran ion irakli isaac ishaq ismail ivan ivo jaap jack jacob jacques jair jake jakob jamal james janez janos jared jarkko jason javier jeff jeffrey jens
jeremy jerome jerry jim jimmy joachim joao joe joel johan johann johannes john johnny jon jonas jonathan jorabek jorge jose josef joseph joshua jozef juan juha julian julio julius jurgen justin kamal karim karl
karol kassym keir keith kemal ken kenneth kevin khalid khalifa klaus kofi konstantin kyriakos lars lech len leo leon leonid leopold levon lewis liam lindsey louis luc luca lucas luis luiz lukas mahmoud
mahmud malcolm manuel marc marcel marco marcos marcus mario marius mark marko markus martin marwan massoud mateusz matt matteo matthew matthias maurice max maxim mehmet mevlut michael michal michel miguel mihai mike
mikhail miguel milan milos mircea miro mitch mohamed mohammad mohammed moises moshe muhammad muhammadu mukhtar murat mustafa mykola nabih nadir narendra nasser naftali nathan nawaz neil nelson nicholas nick
nicolae nicolas nicos nigel nikita nikol nikola nikolai nikolas nikos nils noah norbert nouri nursultan olaf olav oleg oleh oleksandr oleksii oliver olivier olli omar omer oscar oskar osman otto pablo pascal patrick paul
paulo paolo pavel pavlo pedro pekka peter petr petro petteri philip philippe pierre piotr prabowo rafael rafik rajnath ralph ramzan raphael rashid raul raymond recep reza ricardo richard rishi rob robert roberto rodrigo
roger roland roman ron ronald roustem rudolf rumen rustam ryan saad sabah sadyr saeed sajid saleh salem salim salman salva sam sami samir samuel sanjay sauli scott sean sebastian sebastien serdar serge sergei
sergey sergio serhiy serzh shavkat shehbaz shinzo shimon sid silvio simon sooronbay stanislav stefan stefano stephan stephane stephen steve steven stoltenberg sultan sven syed tamim tariq taras ted teo terry thabo
theo theodore thierry thomas tim timothy timur tobias todd tom tomas tommy tony toomas tony umar umberto uhuru urmas vaclav valdis valery vasily vasyl viktor vincent vincenzo vitali vitaly vladimir vladislav volodymyr
volker wael waleed walid walter warren wayne werner wilhelm willem william willy winston wolfgang wouter xavier yahya yair yasser yevgeny yitzhak yoav yoshihide youssef yuri yuriy yusuf zafar zbigniew
zelimkhan zoran jens jyrki mats ville tarmo edgars gitanas egils andris artis rinat daniyar roman yerzhan erzhan bektenov marat serik timurlan kanat zhanibek bolat dauren`)

var women = set(`abigail ada adela adriana agnes aida aigul aisha alexandra alena alice alicia alina alison alla amal amanda amelia amina amy ana anastasia angela angelina anita ann anna annalena anne annegret annette annika
anniken antonia asel asma astrid audrey augusta ayelet baerbock barbara beata beatrice beatriz benazir bernadette beth betty birgit bonnie brenda bridget brigitte camilla carla carmen carol carole caroline cate
catherine cathy cecilia celine charlotte cheryl chloe chrystia claire clara claudia condoleezza constance corazon cristina cynthia dalia dana danielle daria deborah denise diana diane dilma dina dinara dolores donna dora doris
dorothy edith eileen elaine eleanor elena eleni elin elina elisa elisabeth elizabeth elke ella ellen elsa elvira emilia emily emma erika erna esther eugenia eva evelyn fatima fatou federica fiona
florence frances francesca franziska frida gabriela gabriele galina gemma georgina geraldine gerda gina giorgia gisele gitte gloria grace greta gro guadalupe gulnara gunilla hannah hanna harriet heather heidi helen
helena helene helga helle henrietta hilary hilda hillary hina ilona indira inga ingrid irene irina iris isabel isabella ivanka jacinda jackie jacqueline jadranka jana jane janet janice jeanine jeanne jelena jenna jennifer jenny
jessica jill joan joanna joanne jody johanna josephine joyce judith judy julia juliana julie june kaja kamala karen karin karina karla kate katerina katherine kathleen kathy katie katja katrin katrina kay
kersti kirsten kirstjen kristalina kristina laila laura lauren laurence lea leila lena lenka leonor leyla lidia liesje lilia liliana lily linda lisa liz ljubica lori louise lucia lucy ludmila luisa lydia lyudmila
mabel madeleine magdalena maia maja malala margaret margarita margot margrethe maria mariam mariana marianne marie marilyn marina marine marion marisa marta martha mary maryam matilda maud maya megan meghan melanie melania
melinda mercedes meryem mette mia michaela michelle mikaela milena mina miriam mirjana moira molly mona monica monika myriam nabila nadia nadezhda nancy naomi natalia natalie natasha nathalie nicole nikki nina
nino nora noura olena olga olivia ophelia paivi pamela patricia paula pauline penelope penny petra phyllis polly pratibha priti priyanka queen rachel ramona raquel rebecca regina renata renate rita roberta rosa
rosalia rose rosemary roza ruaa ruth sabine sabrina sahle salome samantha samia sandra sanna sara sarah saule selma shamima sharon sheikha sheila shirin shirley sigrid silvia simone sirimavo sofia sonia sophia sophie stella stephanie sue
suella sumaya susan susana suzanne svetlana sviatlana sylvia sylvie tamara tania tanja tarja tatiana tatyana teresa theresa therese tina togzhan tsai tulsi tzipi ulla ursula valentina valeria valerie vanessa vera veronica
victoria viktoria viola violeta virginia vivian wendy xiomara yana yelena yevgenia yingluck ylva yolanda yulia yuliya yuriko yvette yvonne zeinab zhanna zoe zuzana`)

// firstName tells the sex that a folded first name is borne by: m, f or 0.
func firstName(folded string) byte {
	if strings.HasPrefix(folded, "jean-") { // Jean-Claude, but Jean is a woman elsewhere
		return 'm'
	}
	switch {
	case men[folded]:
		return 'm'
	case women[folded]:
		return 'f'
	}
	return 0
}
